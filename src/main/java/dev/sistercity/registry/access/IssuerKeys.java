package dev.sistercity.registry.access;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jose4j.http.Get;
import org.jose4j.http.SimpleResponse;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The keys that an issuer publishes (JWKS, RFC 7517): fetched when a token first needs them, kept, and fetched anew when they
 * are old or a token names one that is not among them, as after a rotation.
 */
final class IssuerKeys implements VerificationKeyResolver {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** Where the issuer does not say how long. */
    private static final Duration KEPT = Duration.ofMinutes(10);
    /** Tokens stay good through an outage of the issuer. */
    private static final Duration KEPT_WHILE_AWAY = Duration.ofHours(1);
    /** However many tokens name unknown keys, the issuer is asked this often at the most. */
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);
    /** After a failure the next callers are answered at once instead of waiting each. */
    private static final Duration BETWEEN_FAILURES = Duration.ofSeconds(2);

    private static final int LARGEST = 1 << 20;

    private final Set<String> algorithms;
    private final VerificationKeyResolver published;
    private final Clock clock;
    private final Get get = new Get();
    private volatile Instant awayUntil = Instant.MIN;

    /**
     * Touches nothing.
     *
     * @param algorithms those of RFC 7518 that tokens may be signed by
     */
    IssuerKeys(String location, Set<String> algorithms, Clock clock) {
        this.algorithms = Set.copyOf(algorithms);
        this.clock = clock;
        get.setConnectTimeout((int) PATIENCE.toMillis());
        get.setReadTimeout((int) PATIENCE.toMillis());
        get.setRetries(0);
        get.setResponseBodySizeLimit(LARGEST);
        HttpsJwks keys = new HttpsJwks(location);
        keys.setSimpleHttpGet(this::fetch);
        keys.setDefaultCacheDuration(KEPT.toSeconds());
        keys.setRetainCacheOnErrorDuration(KEPT_WHILE_AWAY.toSeconds());
        keys.setRefreshReprieveThreshold(BETWEEN_FETCHES.toMillis());
        published = new HttpsJwksVerificationKeyResolver(keys);
    }

    private SimpleResponse fetch(String location) throws IOException {
        if (clock.instant().isBefore(awayUntil)) {
            throw new IOException("The issuer did not answer a moment ago");
        }
        try {
            return get.get(location);
        } catch (IOException e) {
            awayUntil = clock.instant().plus(BETWEEN_FAILURES);
            throw e;
        }
    }

    /** @throws UnresolvableKeyException with a cause if the keys cannot be had, without one if the token's is not among them */
    @Override
    public java.security.Key resolveKey(JsonWebSignature signature, List<JsonWebStructure> nesting)
            throws UnresolvableKeyException {
        // Before anything is fetched: no key that is published is one for a shared secret.
        if (!algorithms.contains(signature.getAlgorithmHeaderValue())) {
            throw new UnresolvableKeyException("The algorithm is not one of " + algorithms);
        }
        return published.resolveKey(signature, nesting);
    }
}
