package dev.sistercity.registry.ratelimit;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;

/**
 * What a request says of who sent it; whether that is true is for {@link KnownClients} to say.
 *
 * @param scheme {@link #API_KEY} or {@link #BEARER}
 * @param secret the key or the token as it was sent
 */
public record Credential(String scheme, String secret) {

    public static final String API_KEY = "ApiKey";
    public static final String BEARER = "Bearer";

    private static final CharSequence KEY_HEADER = HttpHeaders.createOptimized("X-API-Key");
    private static final String BEARER_PREFIX = BEARER + " ";
    /** Nothing valid is longer: headers have 8 KiB together. */
    private static final int LONGEST = 8192;

    /** The key if there is one, else the token. */
    static Optional<Credential> of(MultiMap headers) {
        String key = headers.get(KEY_HEADER);
        if (key != null) {
            return of(API_KEY, key);
        }
        String authorization = headers.get(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, BEARER_PREFIX, 0, BEARER_PREFIX.length())
                ? of(BEARER, authorization.substring(BEARER_PREFIX.length()).strip())
                : Optional.empty();
    }

    private static Optional<Credential> of(String scheme, String secret) {
        return secret.isEmpty() || secret.length() > LONGEST
                ? Optional.empty()
                : Optional.of(new Credential(scheme, secret));
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return scheme;
    }
}
