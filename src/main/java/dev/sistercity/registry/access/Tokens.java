package dev.sistercity.registry.access;

import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * Reads the tokens (JWT, RFC 7519) of the one OIDC issuer that is configured, by the keys that it publishes. Keys are fetched
 * when a token first needs them and when one comes that is signed by another: the issuer may be away when the registry starts.
 */
@Singleton
class Tokens {

    private static final Logger LOG = Logger.getLogger(Tokens.class);
    private static final int CLOCK_SKEW_SECONDS = 30;
    private static final int REFRESH_MINUTES = 10;
    /** A token signed by an unknown key has them fetched anew, but nobody can make us ask more often than this. */
    private static final int FORCED_REFRESH_SECONDS = 30;

    private final Optional<JWTParser> parser;
    private final String cityClaim;

    Tokens(
            @ConfigProperty(name = "registry.oidc.issuer") Optional<String> issuer,
            @ConfigProperty(name = "registry.oidc.jwks-url") Optional<String> keys,
            @ConfigProperty(name = "registry.oidc.audience", defaultValue = "sister-city-registry") String audience,
            @ConfigProperty(name = "registry.oidc.algorithms", defaultValue = "RS256,PS256,ES256")
                    List<String> algorithms,
            @ConfigProperty(name = "registry.oidc.role-claim", defaultValue = "realm_access/roles") String roleClaim,
            @ConfigProperty(name = "registry.oidc.city-claim", defaultValue = "city") String cityClaim) {
        this.cityClaim = cityClaim;
        this.parser = issuer.map(name -> {
            JWTAuthContextInfo info = new JWTAuthContextInfo();
            info.setIssuedBy(name);
            info.setPublicKeyLocation(keys.orElseThrow(
                    () -> new IllegalStateException("registry.oidc.issuer needs registry.oidc.jwks-url beside it")));
            info.setExpectedAudience(Set.of(audience));
            info.setSignatureAlgorithm(allowed(algorithms));
            info.setRequiredClaims(Set.of("sub", "exp", "iat"));
            info.setGroupsPath(roleClaim);
            info.setClockSkew(CLOCK_SKEW_SECONDS);
            info.setJwksRefreshInterval(REFRESH_MINUTES);
            info.setForcedJwksRefreshInterval(FORCED_REFRESH_SECONDS);
            return new DefaultJWTParser(info);
        });
    }

    /**
     * What a token says of its bearer.
     *
     * @param city of the office, an id or {@code {scheme}:{value}}; null for none
     */
    record Bearer(String subject, Set<String> roles, String city) {}

    /**
     * Empty for a token that is none of the issuer's, or not good now.
     *
     * @throws RegistryException UNAVAILABLE while the issuer's keys cannot be had
     */
    Optional<Bearer> bearer(String token) {
        if (parser.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonWebToken read = parser.get().parse(token);
            Object city = read.getClaim(cityClaim);
            return Optional.of(
                    new Bearer(read.getSubject(), read.getGroups(), city instanceof String text ? text : null));
        } catch (ParseException e) {
            if (keysAreAway(e)) {
                throw new RegistryException(Kind.UNAVAILABLE, "The keys of the tokens' issuer cannot be had")
                        .with("Retry-After", "10");
            }
            LOG.debug("A token was refused", e);
            return Optional.empty();
        }
    }

    /** Only signatures: whoever knows a public key could make a token for an algorithm with a shared secret. */
    private static Set<SignatureAlgorithm> allowed(List<String> names) {
        Set<SignatureAlgorithm> allowed = EnumSet.noneOf(SignatureAlgorithm.class);
        for (String name : names) {
            SignatureAlgorithm algorithm = SignatureAlgorithm.fromAlgorithm(name.strip());
            if (algorithm.getAlgorithm().startsWith("HS")) {
                throw new IllegalStateException("registry.oidc.algorithms: " + name + " has no public key");
            }
            allowed.add(algorithm);
        }
        return allowed;
    }

    private static boolean keysAreAway(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
