package dev.sistercity.registry.endpoint.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.Languages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was answered lately, as bytes. The same few lists and records are asked for again and again (a country's, a city's);
 * what is kept is good for one point of the log only, so that no reader ever sees an old one.
 */
public final class ResponseCache {

    /** Bytes of what one feature keeps for itself. */
    private static final long OF_A_FEATURE = 4L * 1024 * 1024;

    /** What is kept of an answer beside its bytes, about. */
    private static final int BESIDE = 300;

    private final Cache<String, CachedResponse> kept;

    public ResponseCache() {
        this(OF_A_FEATURE);
    }

    /** @param mostKept bytes */
    ResponseCache(long mostKept) {
        kept = Caffeine.newBuilder()
                .maximumWeight(mostKept)
                .<String, CachedResponse>weigher((key, page) -> page.body().bytes().length + key.length() + BESIDE)
                .executor(Runnable::run)
                .build();
    }

    /**
     * @param stamp of the snapshot that it was made from
     * @param until from then on it is another, though nothing has changed; null where time makes no difference
     * @param template the address of the operation that gave it, as {@code /v1/cities/{id}}, once that has answered a caller without a
     *     credential; null until then
     */
    public record CachedResponse(long stamp, Instant until, String etag, Answer.Body body, String template) {

        public CachedResponse(long stamp, Instant until, String etag, Answer.Body body) {
            this(stamp, until, etag, body, null);
        }

        private boolean holds(long current, Instant now) {
            return stamp == current && (until == null || now.isBefore(until));
        }
    }

    /** Null where more decides what is answered than the address and the languages of the reader. */
    public static String key(ApiRequest apiRequest) {
        return apiRequest.parameters().containsKey("format") ? null : keyOfJson(apiRequest);
    }

    /** As above, of a request whose parameters need not be read: nothing is kept where another format was answered. */
    public static String keyOfJson(ApiRequest apiRequest) {
        String accept = apiRequest.header("Accept");
        if (accept != null && !accept.equals("*/*") && !accept.equals("application/json")) {
            return null;
        }
        List<String> languages = Languages.wanted(Optional.empty(), apiRequest.header("Accept-Language"));
        String address = apiRequest.path() + '?' + apiRequest.query();
        return languages.isEmpty() ? address : address + '\n' + languages;
    }

    /**
     * @param now where time makes a difference; null where it makes none
     * @return null where there is none that still holds
     */
    public CachedResponse find(String key, long stamp, Instant now) {
        CachedResponse page = kept.getIfPresent(key);
        return page != null && page.holds(stamp, now) ? page : null;
    }

    /** What is kept under this key may be given to every caller. */
    public void open(String key, String template) {
        kept.asMap()
                .computeIfPresent(
                        key,
                        (same, page) -> page.template() != null
                                ? page
                                : new CachedResponse(page.stamp(), page.until(), page.etag(), page.body(), template));
    }

    public void keep(String key, CachedResponse page) {
        kept.put(key, page);
    }
}
