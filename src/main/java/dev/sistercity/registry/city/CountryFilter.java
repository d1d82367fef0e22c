package dev.sistercity.registry.city;

import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.Filter.Facet;
import dev.sistercity.registry.shared.code.Countries;
import dev.sistercity.registry.shared.code.Region;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.problem.RegistryException;
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
                    throw RegistryException.ofParameter(name, Region.WANTED);
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
        throw RegistryException.ofParameter(
                parameter,
                "must be an ISO 3166-1 alpha-2 code such as CN"
                        + Countries.codeOf(value).map(code -> "; use " + code).orElse(""));
    }
}
