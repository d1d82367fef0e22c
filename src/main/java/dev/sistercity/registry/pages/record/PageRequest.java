package dev.sistercity.registry.pages.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.pages.language.PageLanguage;
import dev.sistercity.registry.shared.page.Parameters;
import java.time.LocalDate;

/**
 * What a page is asked for.
 *
 * @param registry the API's answers, in the page's language and as of its day
 * @param reading the registry itself, for what is worked out of all of it
 * @param today in UTC
 */
public record PageRequest(
        PageLanguage language,
        PageLinks links,
        RegistryAnswers registry,
        Parameters parameters,
        ReadContext reading,
        LocalDate today) {

    /** The name of a city and its country, from a reference: {@code Köln, Germany}. */
    String placed(JsonNode city) {
        return city.path("name").asText() + ", "
                + language.country(city.path("countryCode").asText("ZZ"));
    }
}
