package dev.sistercity.registry.access;

import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Reads the tokens (JWT, RFC 7519) of the one OIDC issuer that is configured, by the keys that it publishes. The issuer may be
 * away when the registry starts, and none may be configured: then no token is good.
 */
@Singleton
class Tokens {

    private static final Logger LOG = Logger.getLogger(Tokens.class);

    private final OidcSettings settings;
    private final Optional<Reader> reader;

    Tokens(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.reader = settings.issuer().map(issuer -> new Reader(issuer, settings, clock));
    }

    /**
     * What a token says of its bearer.
     *
     * @param subject unique with the issuer
     * @param city of the office, an id or {@code {scheme}:{value}}; null for none
     * @param office id of the office; null for none
     * @param expiresAt until when the token is good
     */
    record Bearer(String subject, Set<String> roles, String city, String office, Instant expiresAt) {}

    /**
     * Empty for a token that is none of the issuer's, or not good now.
     *
     * @throws RegistryException UNAVAILABLE while the issuer's keys cannot be had
     */
    Optional<Bearer> bearer(String token) {
        return reader.flatMap(known -> known.claims(token))
                .map(claims -> new Bearer(
                        text(claims, "sub"),
                        texts(claims, settings.roleClaim()),
                        text(claims, settings.cityClaim()),
                        text(claims, settings.officeClaim()),
                        Instant.ofEpochSecond(((Number) claims.get("exp")).longValue())));
    }

    private static String text(Map<String, Object> claims, String path) {
        return at(claims, path) instanceof String text ? text : null;
    }

    private static Set<String> texts(Map<String, Object> claims, String path) {
        Object found = at(claims, path);
        Collection<?> values =
                found instanceof Collection<?> several ? several : found == null ? List.of() : List.of(found);
        return values.stream().map(String::valueOf).collect(Collectors.toSet());
    }

    /** A claim by its name, or by the names that lead to it; names that are URIs have slashes of their own. */
    private static Object at(Map<String, Object> claims, String path) {
        Object found = claims.get(path);
        if (found != null) {
            return found;
        }
        found = claims;
        for (String name : path.split("/")) {
            found = found instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return found;
    }

    private static final class Reader extends DefaultJWTTokenParser {

        private final JWTAuthContextInfo info = new JWTAuthContextInfo();
        private final IssuerKeys keys;

        Reader(String issuer, OidcSettings settings, Clock clock) {
            info.setIssuedBy(issuer);
            info.setExpectedAudience(Set.of(settings.audience()));
            info.setSignatureAlgorithm(settings.allowedAlgorithms());
            info.setRequiredClaims(Set.of("sub", "exp", "iat"));
            info.setClockSkew((int) settings.clockSkew().toSeconds());
            keys = new IssuerKeys(
                    settings.keysLocation(),
                    settings.allowedAlgorithms().stream()
                            .map(SignatureAlgorithm::getAlgorithm)
                            .collect(Collectors.toSet()),
                    clock);
        }

        @Override
        protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo any) {
            return keys;
        }

        Optional<Map<String, Object>> claims(String token) {
            try {
                JwtClaims claims = parse(token, info).getJwtClaims();
                return Optional.of(claims.getClaimsMap());
            } catch (ParseException e) {
                if (keysAreAway(e)) {
                    throw new RegistryException(
                                    Kind.UNAVAILABLE,
                                    "The keys of the tokens' issuer cannot be had, so this one cannot be checked")
                            .with("Retry-After", "2");
                }
                LOG.debug("A token was refused", e);
                return Optional.empty();
            }
        }

        private static boolean keysAreAway(Throwable e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof UnresolvableKeyException && cause.getCause() != null) {
                    return true;
                }
            }
            return false;
        }
    }
}
