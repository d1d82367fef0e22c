package dev.sistercity.registry.endpoint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Pages of lists that were answered lately, as bytes. The same few lists are asked for again and again (a country's, a city's);
 * what is kept is good for one point of the log only, so that no reader ever sees an old one.
 */
final class Pages {

    private final Cache<String, Kept> kept;

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
     * @param hash of the page
     */
    record Kept(long stamp, long hash, Answer.Body body) {}

    /** Null where more than the address decides what is answered. */
    static String key(Call call) {
        String accept = call.header("Accept");
        boolean plain = accept == null || accept.equals("*/*") || accept.equals("application/json");
        return plain
                        && call.header("Accept-Language") == null
                        && !call.parameters().containsKey("format")
                ? call.path() + '?' + call.query()
                : null;
    }

    Kept find(String key, long stamp) {
        Kept page = kept.getIfPresent(key);
        return page != null && page.stamp() == stamp ? page : null;
    }

    void keep(String key, long stamp, long hash, Answer.Body body) {
        kept.put(key, new Kept(stamp, hash, body));
    }
}
