package dev.sistercity.registry.campaign;

import dev.sistercity.registry.support.Given;
import java.util.Map;

/** Drafts of media. */
final class Films {

    private Films() {}

    /** One of a minute, with rights for good. */
    static Map<String, Object> of(String city, String title) {
        return Given.draft(
                Map.of("city", city, "title", title, "lang", "en", "url", "https://media.example.org/film.webm"),
                Map.of("durationSeconds", 60, "rights", Map.of("holder", "The city", "licence", "Public display")));
    }
}
