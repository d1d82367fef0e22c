package dev.sistercity.registry.changerequest;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Reply;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records that are asked to be created, merged or deleted, by whom, and the answers. */
@Singleton
class Submitted {

    static final String REASON = "The council's minutes say so";

    private final Http http;
    private final AnonymousQuota share;

    Submitted(Http http, AnonymousQuota share) {
        this.http = http;
        this.share = share;
    }

    static Map<String, Object> creation(String resource, Object content) {
        return request("create", Map.of("resource", resource), Map.of("content", content));
    }

    static Map<String, Object> merge(String resource, String from, String into) {
        return request("merge", Map.of("resource", resource, "id", from), Map.of("into", into));
    }

    static Map<String, Object> deletion(String resource, String id) {
        return request("delete", Map.of("resource", resource, "id", id), Map.of());
    }

    private static Map<String, Object> request(String action, Map<String, ?> subject, Map<String, ?> more) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("action", action);
        request.put("subject", subject);
        request.put("reason", REASON);
        request.put("sources", List.of("https://www.dunedin.govt.nz/minutes"));
        return Given.draft(request, more);
    }

    static Map<String, Object> pair(String one, String other, Map<String, ?> more) {
        return Given.draft(
                Map.of("kind", "sister-city", "parties", List.of(Map.of("city", one), Map.of("city", other))), more);
    }

    /** Without a key. */
    Reply asks(Map<String, ?> request) {
        return asks(request, null);
    }

    Reply asks(Map<String, ?> request, String key) {
        share.forget();
        return http.post("/v1/change-requests", request, "X-API-Key", key);
    }

    Reply answers(String request, String key, String verdict) {
        return answers(request, key, verdict, Map.of());
    }

    Reply answers(String request, String key, String verdict, Map<String, ?> more) {
        return answers(request, key, verdict, more, http.get(request).etag());
    }

    Reply answers(String request, String key, String verdict, Map<String, ?> more, String etag) {
        Map<String, ?> answer = Given.draft(Map.of("verdict", verdict, "reason", "So we say"), more);
        return http.post(request + "/answers", answer, "X-API-Key", key, "If-Match", etag);
    }

    Reply withdraws(String request, String token) {
        return http.post(
                request + "/withdrawal",
                Map.of("reason", "I was mistaken"),
                "X-API-Key",
                null,
                "Registry-Token",
                token,
                "If-Match",
                "*");
    }

    /** Where the record is that a request is about. */
    static String subject(Reply request) {
        return "/v1/" + request.at("/subject/resource") + "/" + request.at("/subject/id");
    }
}
