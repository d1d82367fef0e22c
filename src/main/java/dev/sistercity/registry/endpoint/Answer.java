package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.Snapshot;
import org.jboss.resteasy.reactive.RestResponse;

/** Builds answers with the headers that all of them have. */
final class Answer {

    /** Browsers ask again each time (the ETag makes it cheap), shared caches for ten seconds at the most. */
    static final String PUBLIC = "public, max-age=0, s-maxage=10, stale-if-error=86400";

    static final String VARY = "Accept, Accept-Language";
    static final String SEQUENCE = "Registry-Sequence";

    private Answer() {}

    /** 200, or 304 if the reader has it already. */
    static RestResponse<byte[]> read(Call call, Snapshot snapshot, String etag, String contentType, Body body) {
        boolean known = Tags.matches(call.header("If-None-Match"), etag);
        RestResponse.ResponseBuilder<byte[]> answer =
                known ? RestResponse.ResponseBuilder.create(304) : RestResponse.ResponseBuilder.ok(body.bytes());
        answer.header("ETag", etag)
                .header("Cache-Control", body.caching())
                .header("Vary", VARY)
                .header(SEQUENCE, Long.toString(snapshot.sequence()));
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
     * @param language of display names, null for none
     * @param link null for none
     * @param caching the Cache-Control
     */
    record Body(byte[] bytes, String language, String link, String caching) {

        Body(byte[] bytes, String language, String link) {
            this(bytes, language, link, PUBLIC);
        }
    }
}
