package dev.sistercity.registry.endpoint.read;

import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.Coding;
import dev.sistercity.registry.endpoint.request.EntityTags;
import org.jboss.resteasy.reactive.RestResponse;

/** Builds answers with the headers that all of them have. */
public final class Answer {

    /** Browsers ask again each time (the ETag makes it cheap), shared caches for ten seconds at the most. */
    public static final String PUBLIC = "public, max-age=0, s-maxage=10, stale-if-error=86400";

    static final String VARY = "Accept, Accept-Language, Accept-Encoding";
    public static final String SEQUENCE = "Registry-Sequence";
    public static final String EPOCH = "Registry-Epoch";

    private Answer() {}

    /** 200, or 304 if the reader has it already. */
    public static RestResponse<byte[]> read(
            ApiRequest apiRequest, Snapshot snapshot, String etag, String contentType, Body body) {
        boolean known = EntityTags.matches(apiRequest.header("If-None-Match"), etag);
        RestResponse.ResponseBuilder<byte[]> answer =
                known ? RestResponse.ResponseBuilder.create(304) : coded(apiRequest, etag, body.bytes());
        answer.header("ETag", etag)
                .header("Cache-Control", body.caching())
                .header("Vary", VARY)
                .header(SEQUENCE, Long.toString(reached(apiRequest, snapshot).sequence()))
                .header(EPOCH, snapshot.lineage().epochId());
        if (!known) {
            answer.header("Content-Type", contentType);
        }
        if (body.language() != null) {
            answer.header("Content-Language", body.language());
        }
        if (body.link() != null) {
            answer.header("Link", body.link());
        }
        return answer.build();
    }

    /**
     * 200, with a body in the coding that the reader takes.
     *
     * @param etag of the body
     */
    public static RestResponse.ResponseBuilder<byte[]> coded(ApiRequest apiRequest, String etag, byte[] body) {
        Coding coding = body.length < CompressedBodies.LEAST
                ? Coding.IDENTITY
                : Coding.of(apiRequest.header("Accept-Encoding"));
        return coding == Coding.IDENTITY
                ? RestResponse.ResponseBuilder.ok(body)
                : RestResponse.ResponseBuilder.ok(CompressedBodies.of(body, etag, coding))
                        .header("Content-Encoding", coding.token());
    }

    /** How far the replica is, whichever time is asked about: a client that sends it back sees nothing older. */
    private static Snapshot reached(ApiRequest apiRequest, Snapshot snapshot) {
        return apiRequest.past() == null ? snapshot : apiRequest.past().now();
    }

    /**
     * @param language of display names, null for none
     * @param link null for none
     * @param caching the Cache-Control
     */
    public record Body(byte[] bytes, String language, String link, String caching) {

        public Body(byte[] bytes, String language, String link) {
            this(bytes, language, link, PUBLIC);
        }
    }
}
