package dev.sistercity.registry.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A record of each collection that claims may be about, as it is posted: with references, items and names in two languages. */
public final class ClaimableDrafts {

    private static final String DRAFTS = """
            {"cities": {"kind": "town", "names": NAMES, "countryCode": "CN", "partOf": "ONE"},
             "partnerships": {
               "kind": "sister-city",
               "kindAsStated": [{"value": "友好城市", "lang": "zh-Hans", "by": "ONE"}],
               "parties": [{"city": "ONE"}, {"city": "OTHER"}],
               "established": "1994",
               "milestones": [{"type": "signed", "date": "1994-10", "by": "ONE"}, {"type": "renewed", "date": "2004"}],
               "agreements": [{"type": "sister-city-agreement", "date": "1994-10", "validUntil": "2099"}]},
             "forum-series": {"names": NAMES, "hostCity": "ONE"},
             "forums": {
               "kind": "forum", "names": NAMES, "hostCity": "ONE", "series": "SERIES", "date": "2019",
               "coLocatedWith": ["FORUM"], "sessions": [{"title": "A session"}],
               "participants": [{"city": "OTHER", "person": {"name": "Jane Doe", "position": "Mayor"}, "roles": ["speaker"]}]},
             "exchanges": {"kind": "visit", "hostCity": "ONE", "guestCities": ["OTHER"], "partnerships": ["PARTNERSHIP"]},
             "platforms": {
               "names": NAMES, "owners": ["ONE"], "launchedAt": "FORUM", "counterparts": [{"city": "OTHER"}]},
             "projects": {"names": NAMES, "owners": ["ONE"], "launchedAt": "FORUM"},
             "knowledge-transfers": {
               "fromCity": "ONE", "toCity": "OTHER", "what": [{"value": "Gardens", "lang": "en"}]},
             "networks": {"names": NAMES, "coordinator": "ONE", "members": ["OTHER"]},
             "commitments": {
               "kind": "wish", "speaker": {"name": "Jane Doe", "position": "Mayor"}, "city": "ONE", "forum": "FORUM",
               "status": "done", "topics": ["education"], "quote": {"value": "We hope", "lang": "en"},
               "results": [{"resource": "partnerships", "id": "PARTNERSHIP"}]},
             "campaigns": {"names": NAMES, "owner": "ONE"}}
            """;

    private static final String NAMES = """
            [{"value": "A name", "lang": "en", "kind": "official"},
             {"value": "名字", "lang": "zh-Hans", "kind": "official"}]
            """;

    private ClaimableDrafts() {}

    /**
     * Drafts by the names of their collections; to be posted with {@code allowDuplicate} where a collection takes it.
     *
     * @param one a city, by its id
     */
    public static Map<String, ObjectNode> of(Given given, String one, String other) {
        String drafts = DRAFTS.replace("NAMES", NAMES)
                .replace("SERIES", given.record("forum-series", Map.of("name", "The series", "hostCity", one)))
                .replace("FORUM", given.forum("The forum", one))
                .replace("PARTNERSHIP", given.partnership(one, other, "contact"))
                .replace("ONE", one)
                .replace("OTHER", other);
        Map<String, ObjectNode> all = new LinkedHashMap<>();
        JsonNode tree = StarterRegistry.json(drafts);
        tree.properties().forEach(draft -> all.put(draft.getKey(), (ObjectNode) draft.getValue()));
        return all;
    }
}
