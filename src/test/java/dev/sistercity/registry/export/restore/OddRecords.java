package dev.sistercity.registry.export.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Reply;
import java.util.List;
import java.util.Map;

/** Everything that is special in some way, of all collections. */
final class OddRecords {

    private final Given given;
    private final Http http;

    private String merged;
    private String koeln;
    private String executed;
    private String dunedin;
    private String region;
    private String source;
    private String translation;
    private String confirmed;
    private String one;
    private String exchange;
    private String platform;
    private String project;
    private String transfer;
    private String network;
    private String commitment;
    private String campaign;

    OddRecords(Given given, Http http) {
        this.given = given;
        this.http = http;
    }

    void make() {
        cities();
        sources();
        consent();
        partnerships();
        forums();
        activities();
        commitment();
        campaign();
        claims();
        partnerRequests();
    }

    private void cities() {
        merged = given.city("Cöln", "DE", Map.of("identifiers", List.of(id("geonames", "1"))));
        koeln = given.city(
                "Köln 🌉 مدينة", "DE", Map.of("population", Map.of("value", 1_084_795.5), "subdivisionCode", "DE-NW"));
        executed = given.city("=1+1", "NL", Map.of("latitude", -0.5, "longitude", 1e-7));
        dunedin = given.city("'s \"quoted\",\nand broken", "NZ", Map.of("identifiers", List.of(id("x", "2"))));
        region = given.city("A region, founded later", "NZ", Map.of("region", "NZ.F7"));
        http.patch("/v1/cities/" + dunedin, Map.of("partOf", region), "*").expect(200);
        String early = given.city("Part of what comes last", "NZ");
        String last = given.city("What comes last", "NZ");
        http.patch("/v1/cities/" + early, Map.of("partOf", last), "*").expect(200);
        String deleted = given.city("Atlantis", "GR");
        http.delete("/v1/cities/" + deleted, "*").expect(204);
    }

    private void sources() {
        source = given.source("=A list");
        translation = given.record("sources", Map.of("kind", "news", "title", "Eine Liste", "lang", "de"));
        String original = given.record("sources", Map.of("kind", "news", "title", "The original"));
        http.patch("/v1/sources/" + translation, Map.of("translationOf", original), "*")
                .expect(200);
        given.claim("cities", merged, "/population", Map.of("value", 1000.50), source);
        given.claim("cities", koeln, "/names/0/value", "Colonia", translation);
        http.post("/v1/cities/" + merged + "/merge", Map.of("into", koeln), "If-Match", "*")
                .expect(200);
    }

    private void consent() {
        confirmed = given.partnership(koeln, dunedin, "sister-city");
        given.claim("partnerships", confirmed, "/established", "1994-10", source);
        confirm(http, confirmed, koeln, given.office(koeln));
        http.send(
                        "PUT",
                        "/v1/partnerships/" + confirmed + "/confirmations/" + dunedin,
                        Http.bytes(Map.of("stance", "disputed", "established", "1990~", "note", "We never signed 😀")),
                        "Content-Type",
                        Http.JSON,
                        "X-API-Key",
                        given.office(dunedin),
                        "If-Match",
                        http.get("/v1/partnerships/" + confirmed).etag())
                .expect(200);
    }

    private void partnerships() {
        given.partnership(
                List.of(koeln, dunedin, executed),
                Map.of(
                        "kind",
                        "contact",
                        "status",
                        "ended",
                        "ended",
                        "2001/2003",
                        "endedBy",
                        List.of(executed),
                        "milestones",
                        List.of(Map.of("type", "signed", "date", "1991", "by", koeln))));
        String proposal =
                given.partnership(List.of(koeln, region), Map.of("kind", "friendship-city", "status", "proposed"));
        // What only a change may say of a proposal.
        http.patch("/v1/partnerships/" + proposal, Map.of("ended", "2999"), "*").expect(200);
        String gone = given.partnership(koeln, region, "contact");
        http.delete("/v1/partnerships/" + gone, "*").expect(204);
        String back = given.partnership(koeln, executed, "contact");
        Reply tombstone = http.send("DELETE", "/v1/partnerships/" + back, null, "X-API-Key", Http.KEY, "If-Match", "*");
        tombstone.expect(204);
        http.post("/v1/partnerships/" + back + "/restore", "", "If-Match", "*").expect(200);
    }

    private void forums() {
        String series = given.record("forum-series", Map.of("name", "A series", "hostCity", koeln));
        one = given.record(
                "forums",
                Map.of(
                        "kind",
                        "forum",
                        "name",
                        "One",
                        "series",
                        series,
                        "participants",
                        List.of(Map.of("city", dunedin, "roles", List.of("speaker")))));
        String two = given.forum("Two", koeln);
        String three = given.forum("Three", koeln);
        http.patch("/v1/forums/" + one, Map.of("coLocatedWith", List.of(three, two)), "*")
                .expect(200);
        http.patch("/v1/forums/" + two, Map.of("coLocatedWith", List.of(one)), "*")
                .expect(200);
        given.claim("forums", one, "", null, translation);
        speakers(two);
    }

    /** Two who are told alike, and one who was told otherwise once: ids that their content does not make. */
    private void speakers(String forum) {
        Map<String, ?> guest = Map.of("group", "Guests", "roles", List.of("speaker"));
        Map<String, ?> host = Map.of("city", dunedin, "roles", List.of("host"));
        Map<String, ?> told = Map.of("title", "A session", "speakers", List.of(guest, guest, host));
        http.patch("/v1/forums/" + forum, Map.of("sessions", List.of(told)), "*")
                .expect(200);
        ObjectNode session = http.get("/v1/forums/" + forum)
                .json()
                .withArray("/sessions")
                .get(0)
                .deepCopy();
        ((ObjectNode) session.at("/speakers/1")).put("group", "Hosts");
        http.patch("/v1/forums/" + forum, Map.of("sessions", List.of(session)), "*")
                .expect(200);
        given.claim("forums", forum, "/sessions/0/speakers/1/group", "Hosts", source);
    }

    private void activities() {
        exchange = given.record(
                "exchanges",
                Map.of(
                        "kind",
                        "meeting",
                        "hostCity",
                        koeln,
                        "guestCities",
                        List.of(dunedin),
                        "partnership",
                        confirmed,
                        "topics",
                        List.of(Map.of("topic", "youth", "raisedBy", List.of(dunedin, koeln))),
                        "inferred",
                        List.of("/topics/0/raisedBy/1")));
        platform = given.record(
                "platforms",
                Map.of(
                        "name",
                        "A platform",
                        "owners",
                        List.of(dunedin, koeln),
                        "counterparts",
                        List.of(Map.of("city", executed), Map.of("countryCode", "NL")),
                        "launchedAt",
                        one));
        project = given.record("projects", Map.of("name", "A project", "owners", List.of(region)));
        String learnt = "\",\"toCity\":\"" + dunedin + "\",\"what\":[{\"value\":\"Carnival\",\"lang\":\"en\"}]}";
        transfer = given.record("knowledge-transfers", "{\"fromCity\":\"" + koeln + learnt);
        network = given.record(
                "networks", Map.of("name", "A network", "members", List.of(region, koeln), "launchedAt", one));
    }

    private void commitment() {
        commitment = given.record(
                "commitments",
                Map.of(
                        "kind",
                        "promise",
                        "speaker",
                        Map.of("name", "Jane Doe", "position", "Mayor"),
                        "city",
                        dunedin,
                        "exchange",
                        exchange,
                        "topics",
                        List.of("youth"),
                        "quote",
                        Map.of("value", "We come again", "lang", "en"),
                        "towards",
                        List.of(Map.of("city", koeln)),
                        "status",
                        "done",
                        "results",
                        List.of(
                                Map.of("resource", "platforms", "id", platform),
                                Map.of("resource", "partnerships", "id", confirmed))));
    }

    private void campaign() {
        campaign = given.record(
                "campaigns",
                Map.of(
                        "name",
                        "A campaign",
                        "owner",
                        koeln,
                        "launchedAt",
                        one,
                        "media",
                        List.of(Map.of(
                                "city",
                                dunedin,
                                "title",
                                "Harbour",
                                "lang",
                                "en",
                                "url",
                                "https://media.example.org/harbour.webm",
                                "durationSeconds",
                                60,
                                "rights",
                                Map.of("holder", "The city", "licence", "Display", "validUntil", "2131-12-31"))),
                        "placements",
                        List.of(Map.of("kind", "subway", "place", "Neumarkt", "city", koeln))));
    }

    private void claims() {
        Map.of(
                        "exchanges",
                        exchange,
                        "platforms",
                        platform,
                        "projects",
                        project,
                        "knowledge-transfers",
                        transfer,
                        "networks",
                        network,
                        "commitments",
                        commitment,
                        "campaigns",
                        campaign)
                .forEach((collection, id) -> given.claim(collection, id, "", null, source));
    }

    private void partnerRequests() {
        for (String until : List.of("2020-06", "2027")) {
            String look =
                    "\"topics\":[\"youth\"],\"text\":[{\"value\":\"We look\",\"lang\":\"en\"}],\"until\":\"" + until;
            given.record("partner-requests", "{\"city\":\"" + dunedin + "\"," + look + "\"}");
        }
    }

    private static Map<String, String> id(String scheme, String value) {
        return Map.of("scheme", scheme, "value", value);
    }

    /** A side confirms a partnership. */
    static void confirm(Http http, String partnership, String city, String key) {
        String path = "/v1/partnerships/" + partnership;
        http.send(
                        "PUT",
                        path + "/confirmations/" + city,
                        Http.bytes(Map.of("stance", "confirmed")),
                        "Content-Type",
                        Http.JSON,
                        "X-API-Key",
                        key,
                        "If-Match",
                        http.get(path).etag())
                .expect(200);
    }
}
