package dev.sistercity.registry.ratelimit;

import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * What a request says of who sent it; whether that is true is for {@link KnownClients} to say.
 *
 * @param scheme {@link #API_KEY}, {@link #BEARER} or {@link #SESSION}
 * @param secret the key, the token or the cookie as it was sent
 */
public record Credential(String scheme, String secret) {

    public static final String API_KEY = "ApiKey";
    public static final String BEARER = "Bearer";

    /** Of the pages of the site that know sessions: {@link #SESSION_COOKIE} below {@link #SESSION_PATH}. */
    public static final String SESSION = "Session";

    public static final String SESSION_COOKIE = "registry-desk";
    public static final String SESSION_PATH = "/desk";

    private static final CharSequence KEY_HEADER = HttpHeaders.createOptimized("X-API-Key");
    private static final String BEARER_PREFIX = BEARER + " ";
    /** Nothing valid is longer: headers have 8 KiB together. */
    private static final int LONGEST = 8192;

    /** The key if there is one, else the token, else the session of a page that knows sessions. */
    static Optional<Credential> of(RoutingContext context) {
        MultiMap headers = context.request().headers();
        String key = headers.get(KEY_HEADER);
        if (key != null) {
            return of(API_KEY, key);
        }
        String authorization = headers.get(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, BEARER_PREFIX, 0, BEARER_PREFIX.length())
                ? of(BEARER, authorization.substring(BEARER_PREFIX.length()).strip())
                : session(context);
    }

    private static Optional<Credential> session(RoutingContext context) {
        String path = context.normalizedPath();
        Cookie cookie = path.equals(SESSION_PATH) || path.startsWith(SESSION_PATH + '/')
                ? context.request().getCookie(SESSION_COOKIE)
                : null;
        return cookie == null ? Optional.empty() : of(SESSION, cookie.getValue());
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
