package dev.sistercity.registry.endpoint.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import java.time.Instant;

/**
 * Pages of lists that were answered lately, as bytes. The same few lists are asked for again and again (a country's, a city's);
 * what is kept is good for one point of the log only, so that no reader ever sees an old one.
 */
public final class ResponseCache {

    /** Bytes of pages kept for one collection. */
    private static final long OF_A_COLLECTION = 4L * 1024 * 1024;

    private final Cache<String, CachedResponse> kept;

    public ResponseCache() {
        this(OF_A_COLLECTION);
    }

    /** @param mostKept bytes */
    ResponseCache(long mostKept) {
        kept = Caffeine.newBuilder()
                .maximumWeight(mostKept)
                .<String, CachedResponse>weigher((key, page) -> page.body().bytes().length + key.length())
                .executor(Runnable::run)
                .build();
    }

    /**
     * @param stamp of the snapshot that it was made from
     * @param until from then on it is another, though nothing has changed; null where time makes no difference
     */
    public record CachedResponse(long stamp, Instant until, String etag, Answer.Body body) {

        private boolean holds(long current, Instant now) {
            return stamp == current && (until == null || now.isBefore(until));
        }
    }

    /** Null where more than the address decides what is answered. */
    static String key(ApiRequest apiRequest) {
        return apiRequest.header("Accept-Language") == null ? keyInLanguages(apiRequest) : null;
    }

    /** As above, for what browsers ask for: the same few, in the languages of their readers. */
    public static String keyInLanguages(ApiRequest apiRequest) {
        String accept = apiRequest.header("Accept");
        boolean plain = accept == null || accept.equals("*/*") || accept.equals("application/json");
        if (!plain || apiRequest.parameters().containsKey("format")) {
            return null;
        }
        String languages = apiRequest.header("Accept-Language");
        return apiRequest.path() + '?' + apiRequest.query() + (languages == null ? "" : '\n' + languages);
    }

    /**
     * @param now where time makes a difference; null where it makes none
     * @return null where there is none that still holds
     */
    public CachedResponse find(String key, long stamp, Instant now) {
        CachedResponse page = kept.getIfPresent(key);
        return page != null && page.holds(stamp, now) ? page : null;
    }

    public void keep(String key, CachedResponse page) {
        kept.put(key, page);
    }
}
