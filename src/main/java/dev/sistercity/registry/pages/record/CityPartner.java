package dev.sistercity.registry.pages.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * A partner of a city.
 *
 * @param arc id of the line on the map; null without one
 * @param city a reference
 * @param country its name, in the page's language
 */
record CityPartner(String arc, JsonNode partnership, JsonNode city, String country) {

    private static final Set<String> STANDING = Set.of("active", "proposed", "dormant", "end-disputed");

    /** Whether the partnership has neither ended nor been refused. */
    static boolean stands(JsonNode partnership) {
        return STANDING.contains(partnership.path("status").asText());
    }

    String name() {
        return city.path("name").asText();
    }
}
