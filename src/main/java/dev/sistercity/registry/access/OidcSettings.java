package dev.sistercity.registry.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whose tokens the registry takes, and what it reads in them; without an issuer it takes none. */
@ConfigMapping(prefix = "registry.oidc")
public interface OidcSettings {

    /** As the claim {@code iss} has it. */
    Optional<String> issuer();

    /** Where the issuer publishes its keys: https, or http on this machine. */
    Optional<String> jwksUrl();

    /** One of the claim {@code aud}. */
    @WithDefault("sister-city-registry")
    String audience();

    /** That tokens may be signed by (RFC 7518): those with a public key. */
    @WithDefault("RS256,PS256,ES256")
    List<String> algorithms();

    /** By which clocks may differ. */
    @WithDefault("PT30S")
    Duration clockSkew();

    /** Name of the claim with the roles, or the way to it. */
    @WithDefault("realm_access/roles")
    String roleClaim();

    /** Name of the claim with the city whose office this is. */
    @WithDefault("city")
    String cityClaim();

    /** Name of the claim with the id of the office; goes before the city. */
    @WithDefault("office")
    String officeClaim();

    /** @throws IllegalStateException where keys could be replaced on the way */
    default String keysLocation() {
        String location = jwksUrl()
                .orElseThrow(
                        () -> new IllegalStateException("registry.oidc.issuer needs registry.oidc.jwks-url beside it"));
        URI uri = URI.create(location);
        boolean here = Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(uri.getHost()));
        if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && here)) {
            throw new IllegalStateException("registry.oidc.jwks-url must be https, or http on this machine");
        }
        return location;
    }

    /** Only signatures: a public key would be enough to forge a token of an algorithm with a shared secret. */
    default Set<SignatureAlgorithm> allowedAlgorithms() {
        Set<SignatureAlgorithm> allowed = EnumSet.noneOf(SignatureAlgorithm.class);
        for (String name : algorithms()) {
            SignatureAlgorithm algorithm = SignatureAlgorithm.fromAlgorithm(name.strip());
            if (algorithm.getAlgorithm().startsWith("HS")) {
                throw new IllegalStateException("registry.oidc.algorithms: " + name + " has no public key");
            }
            allowed.add(algorithm);
        }
        return allowed;
    }
}
