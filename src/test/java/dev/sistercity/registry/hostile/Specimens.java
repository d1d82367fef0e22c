package dev.sistercity.registry.hostile;

import dev.sistercity.registry.gazetteer.JobsDone;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** One record of every collection, so that hostile requests fail for what is hostile in them and nothing else. */
@Singleton
class Specimens {

    static final String DELIVERY = "deliveries";

    static final String RESTORE = "/restore";
    static final String UNMERGE = "/unmerge";

    private final Given given;
    private final Http http;
    private final JobsDone jobs;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, Map<String, ?>> drafts = new HashMap<>();

    static final String SCREEN = "01890000-0000-7000-8000-00000000a001";
    static final String MEDIUM = "01890000-0000-7000-8000-00000000b001";

    /** What the screen of the specimen has played. */
    static final Map<String, ?> PLAYS = Map.of(
            "placement",
            SCREEN,
            "plays",
            List.of(Map.of(
                    "id",
                    "01890000-0000-7000-8000-00000000c001",
                    "media",
                    MEDIUM,
                    "at",
                    "2026-01-01T00:00:00Z",
                    "seconds",
                    60)));

    private String ofScreen;
    private String side;
    private List<String> partners;
    private String ofSide;

    Specimens(Given given, Http http, JobsDone jobs) {
        this.given = given;
        this.http = http;
        this.jobs = jobs;
    }

    /** Makes the records of those collections that the service has. */
    void make(Contract contract) {
        SpecimenRecords records = new SpecimenRecords(given, http, jobs, ids, drafts);
        records.make(contract);
        ofScreen = records.ofScreen();
        side = records.side();
        partners = records.partners();
        ofSide = records.ofSide();
    }

    /** The record that an operation is for: one that is deleted or merged, where that is to be taken back. */
    private String id(String template) {
        String collection = Operation.collection(template);
        for (String back : List.of(RESTORE, UNMERGE)) {
            if (template.endsWith(back)) {
                return ids.get(collection + back);
            }
        }
        return ids.get(collection);
    }

    /** The operation's path with what leads to a record that is there. */
    String path(Operation operation) {
        return path(operation.path());
    }

    /** The query parameters that the operation cannot do without; empty for none. */
    String query(Operation operation) {
        return query(operation, "");
    }

    /** @param but a parameter that is left out */
    String query(Operation operation, String but) {
        return operation.queries().stream()
                .filter(parameter -> parameter.required() && !parameter.name().equals(but))
                .map(parameter -> parameter.name() + "="
                        + switch (parameter.name()) {
                            case "city", "from", "to" -> ids.get("cities");
                            case "countryCode" -> "CN";
                            case "year" -> "2024";
                            case "q", "prefix" -> "Dunedin";
                            case "token" -> ids.get(operation.collection() + " token");
                            default ->
                                throw new AssertionError("No specimen of " + parameter.name() + ": make one here");
                        })
                .collect(Collectors.joining("&", "?", ""))
                .replaceFirst("^\\?$", "");
    }

    String path(String template) {
        if (!template.contains("{")) {
            return template;
        }
        String id = id(template);
        if (template.contains("{id}") && id == null) {
            throw new AssertionError("No specimen for " + template + ": make one here");
        }
        return template.replace("{id}", String.valueOf(id))
                .replace("{item}", String.valueOf(ids.get(ItemSpecimens.listOf(template))))
                .replace("{number}", "1")
                .replace("{version}", "1")
                .replace("{file}", "cities.ndjson")
                .replace("{city}", side)
                .replace("{delivery}", String.valueOf(ids.get(DELIVERY)))
                .replace("{slug}", "not-found");
    }

    /** A body that the operation takes. */
    Map<String, ?> body(Operation operation) {
        if (operation.method().equals("PATCH")) {
            return Map.of();
        }
        if (operation.path().endsWith("/merge")) {
            return Map.of("into", ids.get(operation.collection()));
        }
        if (isWordOfSide(operation)) {
            return Map.of("stance", "confirmed", "established", "1994", "kind", "sister-city", "note", "Gladly");
        }
        if (said(operation) != null) {
            return said(operation);
        }
        if (operation.path().startsWith("/v1/match/")) {
            return matching(operation, partners);
        }
        if (operation.path().endsWith("/accept")) {
            return Map.of("city1", side, "city2", ids.get("cities"));
        }
        return Objects.requireNonNull(drafts.get(ItemSpecimens.listOf(operation)), () -> "a body for " + operation);
    }

    /** @param cities ids of two */
    static Map<String, ?> matching(Operation operation, List<String> cities) {
        boolean ofCities = operation.path().endsWith("/cities");
        return Map.of("queries", List.of(ofCities ? Map.of("name", "Dunedin") : Map.of("cities", cities)));
    }

    /** The key of a caller who may. */
    String key(Operation operation) {
        if (operation.path().endsWith("/plays")) {
            return ofScreen;
        }
        return isWordOfSide(operation)
                        || isPartnerRequestAnswer(operation)
                        || Set.of("desk", "drafts").contains(operation.collection())
                ? ofSide
                : Http.KEY;
    }

    /** What is the requester's alone, who is known by a token that was given once. */
    static boolean isByToken(Operation operation) {
        return operation.path().endsWith("/withdrawal") || operation.path().startsWith("/v1/office-applications/{id}");
    }

    /** What an action on a record takes; null for other operations. */
    static Map<String, ?> said(Operation operation) {
        if (isPartnerRequestAnswer(operation)) {
            return Map.of("text", "Gladly");
        }
        String[] segments = operation.path().split("/");
        return switch (segments[segments.length - 1]) {
            case "answers", "decision" -> Map.of("verdict", "declined", "reason", "It has not");
            case "withdrawal" -> Map.of("reason", "I was mistaken");
            case "comments" -> Map.of("text", "Shall we?");
            case "plays" -> PLAYS;
            case "digest" -> Map.of("email", "office@city.example", "every", "daily");
            case "replay" -> Map.of("after", 0);
            default -> null;
        };
    }

    /** Of an office, to another one. */
    static boolean isPartnerRequestAnswer(Operation operation) {
        return operation.path().equals("/v1/partner-requests/{id}/answers");
    }

    private static boolean isWordOfSide(Operation operation) {
        return operation.path().endsWith("/confirmations/{city}");
    }

    /** The tag to change or delete the operation's record by; null where none is needed. */
    String etag(Operation operation) {
        boolean change = operation.statuses().contains(428);
        return change
                ? http.get("/v1/" + operation.collection() + "/" + id(operation.path()), "X-API-Key", key(operation))
                        .etag()
                : null;
    }
}
