package dev.sistercity.registry.hostile;

import dev.sistercity.registry.gazetteer.JobsDone;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import java.util.List;
import java.util.Map;

/** Makes one record of every collection, and keeps what another one may be made of. */
final class SpecimenRecords {

    private final Given given;
    private final Http http;
    private final JobsDone jobs;
    private final Map<String, String> ids;
    private final Map<String, Map<String, ?>> drafts;

    private String dunedin;
    private String shanghai;
    private String kyoto;
    private String source;
    private String ofSide;
    private String ofScreen;
    private OfficeSpecimens offices;

    SpecimenRecords(
            Given given, Http http, JobsDone jobs, Map<String, String> ids, Map<String, Map<String, ?>> drafts) {
        this.given = given;
        this.http = http;
        this.jobs = jobs;
        this.ids = ids;
        this.drafts = drafts;
    }

    void make(Contract contract) {
        ids.clear();
        cities();
        partnershipsAndCorrections();
        accounts();
        offices();
        transfers();
        recordsOf(contract);
        cooperation();
        http.send("POST", "/v1/editions", null, "X-API-Key", Http.KEY).expect(201);
        takenBack(contract);
        ItemSpecimens.put(http, ids, drafts, kyoto);
    }

    /** The key of the screen that plays. */
    String ofScreen() {
        return ofScreen;
    }

    /** The city whose office speaks. */
    String side() {
        return dunedin;
    }

    /** The key of that office. */
    String ofSide() {
        return ofSide;
    }

    List<String> partners() {
        return List.of(dunedin, kyoto);
    }

    private void cities() {
        dunedin = given.city("Dunedin", "NZ", Map.of("population", Map.of("value", 126_255)));
        shanghai = given.city("Shanghai", "CN");
        kyoto = given.city("Kyoto", "JP");
        source = given.source();
        ids.put("cities", dunedin);
        ids.put("sources", source);
        ids.put("claims", given.claim("cities", dunedin, "/population", Map.of("value", 1), source));
        ids.put("conflicts", ids.get("claims"));
        ids.put("duplicates", dunedin);
        given.city("Dunedin", "NZ");
        drafts.put("cities", Map.of("kind", "city", "name", "Oslo", "countryCode", "NO"));
        drafts.put("sources", Map.of("kind", "news", "title", "Another source"));
        drafts.put(
                "claims",
                Map.of(
                        "subject",
                        Map.of("resource", "cities", "id", dunedin),
                        "pointer",
                        "/countryCode",
                        "value",
                        "NZ",
                        "source",
                        source));
    }

    private void partnershipsAndCorrections() {
        drafts.put(
                "partnerships",
                Map.of("kind", "sister-city", "parties", List.of(Map.of("city", dunedin), Map.of("city", kyoto))));
        Map<String, ?> correction = Map.of(
                "subject",
                Map.of("resource", "cities", "id", dunedin),
                "patch",
                Map.of("website", "https://www.dunedin.govt.nz/"),
                "reason",
                "The council has a new address",
                "sources",
                List.of("https://www.dunedin.govt.nz/"));
        drafts.put("change-requests", correction);
        ids.put("change-requests", given.record("change-requests", correction));
    }

    private void accounts() {
        ofSide = given.office(dunedin);
        drafts.put("forum-series", Map.of("name", "Another series"));
        drafts.put("forums", Map.of("kind", "forum", "name", "Another forum"));
        drafts.put("exchanges", Map.of("kind", "visit", "hostCity", kyoto, "guestCities", List.of(shanghai)));
        drafts.put("offices", Map.of("name", "Another office", "city", shanghai));
        ids.put("offices", given.record("offices", Map.of("name", "An office", "city", dunedin)));
        drafts.put("api-keys", Map.of("role", "partner-app"));
        ids.put(
                "api-keys",
                http.post("/v1/api-keys", Map.of("role", "partner-app"))
                        .expect(201)
                        .at("/id"));
        drafts.put("webhooks", Map.of("url", "https://hooks.example.org/other"));
        String webhook = given.record("webhooks", Map.of("url", "https://hooks.example.org/cities"));
        ids.put("webhooks", webhook);
        ids.put(
                Specimens.DELIVERY,
                http.send("POST", "/v1/webhooks/" + webhook + "/test", null, "X-API-Key", Http.KEY)
                        .expect(202)
                        .at("/id"));
    }

    private void offices() {
        offices = new OfficeSpecimens(given, http, ids, drafts);
        offices.invitations(shanghai, kyoto);
        offices.drafts(ofSide);
        offices.desk(ofSide);
        offices.partnerRequests();
        offices.importPresets(kyoto);
    }

    private void transfers() {
        // An upload: what is sent in its place is refused before it is looked into.
        drafts.put("gazetteer", Map.of());
        drafts.put("restorations", Map.of());
        ids.put("jobs", jobs.dryRun());
        drafts.put("imports", Map.of());
        drafts.put("reviews", Map.of("name", "Nowhere", "city", dunedin));
        ids.put("imports", jobs.imported(Http.KEY));
        ids.put("reviews", jobs.review(ids.get("imports"), Http.KEY));
    }

    private void recordsOf(Contract contract) {
        if (has(contract, "partnerships")) {
            ids.put("partnerships", given.partnership(List.of(dunedin, shanghai), ItemSpecimens.RECORD));
        }
        if (has(contract, "forum-series")) {
            ids.put("forum-series", given.record("forum-series", Map.of("name", "A series")));
        }
        if (has(contract, "forums")) {
            ids.put("forums", given.forum("A forum", shanghai));
        }
        ids.put("exchanges", given.exchange(shanghai, dunedin));
    }

    private void cooperation() {
        Map<String, ?> owned = Map.of("name", "A thing", "owners", List.of(shanghai));
        Map<String, ?> learnt = Map.of(
                "fromCity", shanghai, "toCity", kyoto, "what", List.of(Map.of("value", "Gardens", "lang", "en")));
        Map<String, ?> many = Map.of("name", "A network", "members", List.of(shanghai, kyoto));
        for (String collection : List.of("platforms", "projects", "knowledge-transfers", "networks")) {
            Map<String, ?> draft = collection.startsWith("p") ? owned : collection.equals("networks") ? many : learnt;
            drafts.put(collection, draft);
            ids.put(collection, given.record(collection, draft));
        }
        drafts.put("commitments", offices.commitment(dunedin, ids.get("exchanges")));
        ids.put("commitments", given.record("commitments", drafts.get("commitments")));
        ofScreen = offices.campaign(dunedin);
    }

    /** Deletes and merges others, for what takes that back. */
    private void takenBack(Contract contract) {
        drafts.forEach((collection, draft) -> {
            if (contract.paths().contains("/v1/" + collection + "/{id}" + Specimens.RESTORE)) {
                String id = given.record(collection, draft);
                http.delete("/v1/" + collection + "/" + id, "*").expect(204);
                ids.put(collection + Specimens.RESTORE, id);
            }
            if (contract.paths().contains("/v1/" + collection + "/{id}" + Specimens.UNMERGE)) {
                String id = given.record(collection, draft);
                String into = given.record(collection, twin(collection, draft));
                http.post("/v1/" + collection + "/" + id + "/merge", Map.of("into", into), "If-Match", "*")
                        .expect(200);
                ids.put(collection + Specimens.UNMERGE, id);
                http.delete("/v1/" + collection + "/" + into, "*").expect(204);
            }
        });
    }

    /** What the registry takes for another record of the same thing. */
    private static Map<String, ?> twin(String collection, Map<String, ?> draft) {
        return collection.equals("partnerships") ? Given.draft(draft, Map.of("status", "ended")) : draft;
    }

    private static boolean has(Contract contract, String collection) {
        return contract.paths().contains("/v1/" + collection);
    }
}
