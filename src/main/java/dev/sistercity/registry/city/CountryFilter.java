package dev.sistercity.registry.city;

import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Countries;
import org.roaringbitmap.RoaringBitmap;

/** Filters by country. */
public final class CountryFilter {

    private CountryFilter() {}

    /** Records with any of the countries in the facet that has the parameter's name. */
    public static <D> Filter<D> anyOf(String name, String description) {
        return new Filter<>(ListParameter.text(name, description, "CN").many(), (selection, values, all) -> {
            RoaringBitmap found = new RoaringBitmap();
            values.forEach(value -> found.or(selection.records().with(name, code(name, value))));
            selection.retain(found);
        });
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
