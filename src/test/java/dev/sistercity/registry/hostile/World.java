package dev.sistercity.registry.hostile;

import dev.sistercity.registry.gazetteer.JobsDone;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Reply;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Wuxi and Gimhae are partners and have offices, Jiangsu has one, too; Dunedin and Kyoto are partners that have none. */
final class World {

    static final String MISSING = "01890000-0000-7000-8000-000000000000";

    /** Collections of which each record is what {@link #draft} says. */
    private static final List<String> BY_DRAFT = List.of(
            "platforms",
            "projects",
            "knowledge-transfers",
            "networks",
            "commitments",
            "campaigns",
            "partner-requests",
            "import-presets");

    private final Given given;
    private final Http http;
    private final Map<String, String> own = new HashMap<>();
    private final Map<String, String> foreign = new HashMap<>();
    private final String wuxi;
    private final String gimhae;
    private final String dunedin;
    private final String kyoto;
    private final String office;
    private final String otherOffice;
    private final String ownKey;
    private final String otherKey;
    private final String parentKey;
    private final String revokedKey;
    private final String expiredKey;

    World(Given given, Http http, DataSource database, JobsDone jobs) {
        this.given = given;
        this.http = http;
        String jiangsu = given.city("Jiangsu", "CN");
        wuxi = given.city("Wuxi", "CN", Map.of("partOf", jiangsu));
        gimhae = given.city("Gimhae", "KR");
        dunedin = given.city("Dunedin", "NZ");
        kyoto = given.city("Kyoto", "JP");
        office = given.record("offices", Map.of("name", "Wuxi", "city", wuxi));
        otherOffice = given.record("offices", Map.of("name", "Gimhae", "city", gimhae));
        ownKey = given.key(Map.of("role", "office", "office", office));
        otherKey = given.key(Map.of("role", "office", "office", otherOffice));
        parentKey = given.office(jiangsu);
        revokedKey = revoked();
        expiredKey = expired(database);
        own.put("cities", given.city("Yixing", "CN", Map.of("partOf", wuxi)));
        foreign.put("cities", given.city("Mosgiel", "NZ", Map.of("partOf", dunedin)));
        own.put("partnerships", given.partnership(List.of(wuxi, gimhae), ItemSpecimens.RECORD));
        foreign.put("partnerships", given.partnership(List.of(dunedin, kyoto), ItemSpecimens.RECORD));
        own.put("forum-series", given.record("forum-series", Map.of("name", "Own", "hostCity", wuxi)));
        foreign.put("forum-series", given.record("forum-series", Map.of("name", "Foreign", "hostCity", dunedin)));
        own.put("forums", given.forum("Own", wuxi));
        foreign.put("forums", given.forum("Foreign", dunedin));
        own.put("exchanges", given.exchange(wuxi, gimhae));
        foreign.put("exchanges", given.exchange(dunedin, kyoto));
        for (String collection : BY_DRAFT) {
            own.put(collection, given.record(collection, draft(collection, true)));
            foreign.put(collection, given.record(collection, draft(collection, false)));
        }
        makeWhatIsAboutThem();
        makePrivate(jobs);
    }

    private void makeWhatIsAboutThem() {
        own.put("sources", byOffice("sources", Map.of("kind", "news", "title", "Own")));
        foreign.put("sources", given.source());
        own.put("claims", byOffice("claims", claim()));
        foreign.put("claims", given.record("claims", claim()));
        own.put("change-requests", given.record("change-requests", correction(own.get("cities"))));
        foreign.put("change-requests", given.record("change-requests", correction(foreign.get("cities"))));
        own.put("offices", office);
        foreign.put("offices", given.record("offices", Map.of("name", "Dunedin", "city", dunedin)));
        List.of(own, foreign).forEach(whose -> ItemSpecimens.put(http, whose, kyoto));
        own.put("api-keys", keyOf(office));
        foreign.put("api-keys", keyOf(foreign.get("offices")));
    }

    private String byOffice(String collection, Map<String, ?> draft) {
        return http.post("/v1/" + collection, draft, "X-API-Key", ownKey)
                .expect(201)
                .at("/id");
    }

    /** What is in no catalog. */
    private void makePrivate(JobsDone jobs) {
        own.put("drafts", sharedDraft(ownKey));
        foreign.put("drafts", sharedDraft(given.key(Map.of("role", "office", "office", foreign.get("offices")))));
        own.put("invitations", invitation(true));
        foreign.put("invitations", invitation(false));
        for (Map<String, String> whose : List.of(own, foreign)) {
            whose.put("office-applications", given.record("office-applications", draft("office-applications", true)));
        }
        http.send("POST", "/v1/editions", null, "X-API-Key", Http.KEY).expect(201);
        List.of(own, foreign).forEach(whose -> whose.put("editions", "1"));
        webhook(own, ownKey);
        webhook(foreign, Http.KEY);
        imported(own, ownKey, jobs);
        imported(foreign, Http.KEY, jobs);
    }

    private String sharedDraft(String key) {
        return http.post("/v1/drafts", draft("drafts", true), "X-API-Key", key)
                .expect(201)
                .at("/id");
    }

    /** Of a partnership whose other side has no office. */
    private String invitation(boolean owned) {
        String key = owned ? ownKey : Http.KEY;
        (owned ? own : foreign)
                .put("proposals", given.partnership(side(owned), kyoto, owned ? "contact" : "project-partnership"));
        return http.post("/v1/invitations", draft("invitations", owned), "X-API-Key", key)
                .expect(201)
                .at("/id");
    }

    /** @param key of its sender */
    private static void imported(Map<String, String> whose, String key, JobsDone jobs) {
        String id = jobs.imported(key);
        whose.put("imports", id);
        whose.put("jobs", id);
        whose.put("reviews", jobs.review(id, key));
    }

    /** @param key of its owner */
    private void webhook(Map<String, String> whose, String key) {
        String path = http.post("/v1/webhooks", draft("webhooks", true), "X-API-Key", key)
                .expect(201)
                .header("Location");
        whose.put("webhooks", path.substring(path.lastIndexOf('/') + 1));
        whose.put(
                "deliveries",
                http.send("POST", path + "/test", null, "X-API-Key", key)
                        .expect(202)
                        .at("/id"));
    }

    private Map<String, ?> claim() {
        return Map.of(
                "subject",
                Map.of("resource", "cities", "id", dunedin),
                "pointer",
                "/countryCode",
                "value",
                "NZ",
                "source",
                foreign.get("sources"));
    }

    private Map<String, ?> transfer(String city) {
        return Map.of("fromCity", kyoto, "toCity", city, "what", List.of(Map.of("value", "Gardens", "lang", "en")));
    }

    private Map<String, ?> commitment(String city) {
        return Map.of(
                "kind",
                "wish",
                "speaker",
                Map.of("name", "Jane Doe", "position", "Mayor"),
                "city",
                city,
                "exchange",
                foreign.get("exchanges"),
                "topics",
                List.of("education"),
                "quote",
                Map.of("value", "We hope", "lang", "en"));
    }

    private static Map<String, ?> correction(String city) {
        return Map.of(
                "subject",
                Map.of("resource", "cities", "id", city),
                "patch",
                Map.of("website", "https://city.example/"),
                "reason",
                "It has a website");
    }

    private String keyOf(String owner) {
        return http.post("/v1/api-keys", Map.of("role", "office", "office", owner))
                .expect(201)
                .at("/id");
    }

    private String revoked() {
        Reply made = http.post("/v1/api-keys", Map.of("role", "office", "office", office))
                .expect(201);
        http.delete("/v1/api-keys/" + made.at("/id"), "*").expect(204);
        return made.at("/key");
    }

    /** Made good, and its time put into the past behind the registry's back: it makes no key that is over already. */
    private String expired(DataSource database) {
        Reply made = http.post(
                        "/v1/api-keys", Map.of("role", "office", "office", office, "expiresAt", "2100-01-01T00:00:00Z"))
                .expect(201);
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update api_key set expires_at = now() - interval '1 second' where id = ?")) {
            update.setObject(1, UUID.fromString(made.at("/id")));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return made.at("/key");
    }

    String ownCity() {
        return wuxi;
    }

    String ownKey() {
        return ownKey;
    }

    String otherKey() {
        return otherKey;
    }

    String parentKey() {
        return parentKey;
    }

    String revokedKey() {
        return revokedKey;
    }

    String expiredKey() {
        return expiredKey;
    }

    String readingKey() {
        return given.key(Map.of("role", "office", "office", office, "scopes", List.of("read")));
    }

    /** A record of a collection; null where the collection has none of its own. */
    String record(String collection, boolean owned) {
        return (owned ? own : foreign).get(collection);
    }

    /** A party of {@link #record a partnership}. */
    String side(boolean owned) {
        return owned ? wuxi : dunedin;
    }

    /** What a caller would post to make one more. */
    Map<String, ?> draft(String collection, boolean owned) {
        String city = owned ? wuxi : dunedin;
        if (collection.contains("/")) {
            return ItemSpecimens.draft(collection, foreign.get("cities"));
        }
        return switch (collection) {
            // An upload: of what it takes, none is sent.
            case "restorations" -> Map.of();
            case "cities" -> Map.of("kind", "town", "name", "A town", "countryCode", "CN", "partOf", city);
            case "partnerships" ->
                Map.of("kind", "friendly-exchange", "parties", List.of(Map.of("city", city), Map.of("city", kyoto)));
            case "forum-series" -> Map.of("name", "A series", "hostCity", city);
            case "forums" -> Map.of("kind", "forum", "name", "A forum", "hostCity", city);
            case "exchanges" -> Map.of("kind", "visit", "hostCity", kyoto, "guestCities", List.of(city));
            case "platforms", "projects" -> Map.of("name", "A " + collection, "owners", List.of(city));
            case "knowledge-transfers" -> transfer(city);
            case "networks" -> Map.of("name", "A network", "coordinator", city, "members", List.of(kyoto));
            case "commitments" -> commitment(city);
            case "campaigns" -> Map.of("name", "A campaign", "owner", city);
            case "partner-requests" -> OfficeSpecimens.partnerRequest(city);
            case "import-presets" ->
                OfficeSpecimens.importPreset(city, UUID.randomUUID().toString().substring(0, 8));
            case "sources" -> Map.of("kind", "news", "title", "A source");
            case "claims" -> claim();
            case "change-requests" -> correction((owned ? own : foreign).get("cities"));
            case "offices" -> Map.of("name", "An office", "city", city);
            case "api-keys" -> Map.of("role", "office", "office", owned ? office : foreign.get("offices"));
            case "reviews" -> Map.of("name", "Nowhere", "city", city);
            case "drafts" -> Map.of("resource", "exchanges", "content", Map.of("kind", "visit"));
            case "invitations" -> Map.of("partnership", (owned ? own : foreign).get("proposals"), "city", kyoto);
            case "office-applications" -> Map.of("city", kyoto, "name", "Kyoto", "contact", "office@kyoto.example");
            case "webhooks" -> Map.of("url", "https://hooks.example.org/");
            default -> throw new AssertionError("No draft for " + collection + ": add one here");
        };
    }
}
