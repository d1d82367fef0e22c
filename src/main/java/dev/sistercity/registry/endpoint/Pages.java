package dev.sistercity.registry.endpoint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;

/**
 * Pages of lists that were answered lately, as bytes. The same few lists are asked for again and again (a country's, a city's);
 * what is kept is good for one point of the log only, so that no reader ever sees an old one.
 */
final class Pages {

    /** Bytes of pages kept for one collection. */
    private static final long OF_A_COLLECTION = 4L * 1024 * 1024;

    private final Cache<String, Kept> kept;

    Pages() {
        this(OF_A_COLLECTION);
    }

    /** @param mostKept bytes */
    Pages(long mostKept) {
        kept = Caffeine.newBuilder()
                .maximumWeight(mostKept)
                .<String, Kept>weigher((key, page) -> page.body().bytes().length + key.length())
                .executor(Runnable::run)
                .build();
    }

    /**
     * @param stamp of the snapshot that it was made from
     * @param until from then on it is another, though nothing has changed; null where time makes no difference
     */
    record Kept(long stamp, Instant until, String etag, Answer.Body body) {

        private boolean holds(long current, Instant now) {
            return stamp == current && (until == null || now.isBefore(until));
        }
    }

    /** Null where more than the address decides what is answered. */
    static String key(Call call) {
        return call.header("Accept-Language") == null ? keyInLanguages(call) : null;
    }

    /** As above, for what browsers ask for: the same few, in the languages of their readers. */
    static String keyInLanguages(Call call) {
        String accept = call.header("Accept");
        boolean plain = accept == null || accept.equals("*/*") || accept.equals("application/json");
        if (!plain || call.parameters().containsKey("format")) {
            return null;
        }
        String languages = call.header("Accept-Language");
        return call.path() + '?' + call.query() + (languages == null ? "" : '\n' + languages);
    }

    /** @param now where time makes a difference; null where it makes none @return null where there is none that still holds */
    Kept find(String key, long stamp, Instant now) {
        Kept page = kept.getIfPresent(key);
        return page != null && page.holds(stamp, now) ? page : null;
    }

    void keep(String key, Kept page) {
        kept.put(key, page);
    }
}
