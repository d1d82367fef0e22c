package dev.sistercity.registry.city;

import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.Filter.Facet;
import dev.sistercity.registry.shared.code.Countries;
import dev.sistercity.registry.shared.code.Region;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import dev.sistercity.registry.shared.problem.Wording;
import java.util.Locale;

/** Filters by country. */
public final class CountryFilter {

    private CountryFilter() {}

    /** Records with any of the countries in the facet that has the parameter's name. */
    public static <D> Filter<D> anyOf(String name, String description) {
        return Filter.<D>anyOf(ListParameter.text(name, description, "CN"), value -> code(name, value))
                .counted(facet(name));
    }

    /** Records with any of the regions in the facet that has the parameter's name. */
    public static <D> Filter<D> region(String name, String description) {
        return Filter.<D>anyOf(
                ListParameter.text(name, description + " (GeoNames' code, or ISO 3166-2)", "DE-NW"), value -> {
                    if (Region.isCode(value)) {
                        return Region.key(value);
                    }
                    throw RegistryException.ofParameter(name, FaultCode.REGION);
                });
    }

    /** Counts by country, called as in the reader's language. */
    public static <D> Facet<D> facet(String name) {
        return Facet.named(
                name,
                (code, readContext) -> Countries.name(
                        code,
                        readContext.languages().isEmpty()
                                ? Locale.ENGLISH
                                : Locale.forLanguageTag(readContext.languages().get(0))));
    }

    /** @throws RegistryException MALFORMED, with the code that was probably meant */
    public static String code(String parameter, String value) {
        if (Countries.isCode(value)) {
            return value;
        }
        String use = Countries.codeOf(value).map(code -> "; use " + code).orElse("");
        throw RegistryException.ofParameter(
                Violation.ofParameter(parameter, Wording.of(FaultCode.COUNTRY).english() + use)
                        .said(Wording.of(FaultCode.COUNTRY)));
    }
}
