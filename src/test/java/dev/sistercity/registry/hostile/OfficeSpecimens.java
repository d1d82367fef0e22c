package dev.sistercity.registry.hostile;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Reply;
import java.util.List;
import java.util.Map;

/** Records of what offices do, for {@link Specimens}. */
final class OfficeSpecimens {

    private final Given given;
    private final Http http;
    private final Map<String, String> ids;
    private final Map<String, Map<String, ?>> drafts;

    /**
     * @param ids takes the ids of records by their collections
     * @param drafts takes what may be posted
     */
    OfficeSpecimens(Given given, Http http, Map<String, String> ids, Map<String, Map<String, ?>> drafts) {
        this.given = given;
        this.http = http;
        this.ids = ids;
        this.drafts = drafts;
    }

    Map<String, ?> commitment(String city, String exchange) {
        return Map.of(
                "kind",
                "wish",
                "speaker",
                Map.of("name", "Jane Doe", "position", "Mayor"),
                "city",
                city,
                "exchange",
                exchange,
                "topics",
                List.of("education"),
                "quote",
                Map.of("value", "We hope", "lang", "en"));
    }

    /** @param key of the office that begins it */
    void drafts(String key) {
        drafts.put("drafts", Map.of("resource", "exchanges", "content", Map.of("kind", "visit")));
        ids.put(
                "drafts",
                http.post("/v1/drafts", drafts.get("drafts"), "X-API-Key", key)
                        .expect(201)
                        .at("/id"));
    }

    /** A city that looks for partners, and has an office to which others answer. */
    void partnerRequests() {
        String city = given.city("Bergen", "NO");
        given.office(city);
        drafts.put("partner-requests", partnerRequest(city));
        ids.put("partner-requests", given.record("partner-requests", drafts.get("partner-requests")));
    }

    static Map<String, ?> partnerRequest(String city) {
        List<?> text = List.of(Map.of("value", "We look for partners", "lang", "en"));
        return Map.of("city", city, "topics", List.of("education"), "text", text, "until", "2027");
    }

    /** The shape of an office's own lists. */
    void importPresets(String city) {
        drafts.put("import-presets", importPreset(city, "another"));
        ids.put("import-presets", given.record("import-presets", importPreset(city, "one")));
    }

    static Map<String, ?> importPreset(String city, String name) {
        List<?> fields = List.of(
                Map.of("field", "city1", "columns", List.of("Stadt")),
                Map.of("field", "city2", "columns", List.of("Partner")));
        return Map.of("name", name, "city", city, "fields", fields);
    }

    /** @param key of the office whose desk it is */
    void desk(String key) {
        String atom = http.send("POST", "/v1/desk/feed", null, "X-API-Key", key)
                .expect(201)
                .at("/atom");
        ids.put("desk token", atom.substring(atom.indexOf('=') + 1));
    }

    /** Of a partnership whose sides have no office. */
    void invitations(String one, String other) {
        drafts.put("invitations", Map.of("partnership", given.partnership(one, other, "contact"), "city", other));
        Reply invited = http.post("/v1/invitations", drafts.get("invitations")).expect(201);
        ids.put("invitations", invited.at("/id"));
        ids.put("invitations token", invited.at("/token"));
        drafts.put("office-applications", Map.of("city", other, "name", "An office", "contact", "office@city.example"));
        ids.put("office-applications", given.record("office-applications", drafts.get("office-applications")));
    }

    /** @return the key of its screen */
    String campaign(String city) {
        Map<String, ?> medium = Map.of(
                "city",
                city,
                "title",
                "A film",
                "lang",
                "en",
                "url",
                "https://media.example.org/film.webm",
                "durationSeconds",
                60,
                "rights",
                Map.of("holder", "The city", "licence", "Public display"));
        Map<String, ?> placement = Map.of("kind", "airport", "place", "Arrivals", "city", city);
        drafts.put(
                "campaigns",
                Map.of(
                        "name",
                        "A campaign",
                        "owner",
                        city,
                        "media",
                        List.of(medium),
                        "placements",
                        List.of(placement),
                        "schedule",
                        List.of(Map.of("validity", Map.of("from", "2021-12-08")))));
        Map<String, Object> ofPlays = Given.draft(
                drafts.get("campaigns"),
                Map.of(
                        "media",
                        List.of(Given.draft(medium, Map.of("id", Specimens.MEDIUM))),
                        "placements",
                        List.of(Given.draft(placement, Map.of("id", Specimens.SCREEN)))));
        ids.put("campaigns", given.record("campaigns", ofPlays));
        return given.key(Map.of("role", "screen", "placement", Specimens.SCREEN));
    }
}
