package dev.sistercity.registry.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Knows writers by the key in {@code X-API-Key}. */
@Singleton
class KeyMechanism implements HttpAuthenticationMechanism {

    private static final String HEADER = "X-API-Key";

    private final SecurityIdentity registrar = QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal(Role.REGISTRAR))
            .addRole(Role.REGISTRAR)
            .addAttribute(Actor.ATTRIBUTE, Actor.REGISTRAR)
            .build();
    private final RegistrarKey key;

    KeyMechanism(RegistrarKey key) {
        this.key = key;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String sent = context.request().getHeader(HEADER);
        if (sent == null) {
            return Uni.createFrom().nullItem();
        }
        return key.is(sent)
                ? Uni.createFrom().item(registrar)
                : Uni.createFrom().failure(new AuthenticationFailedException("The key is not known"));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "ApiKey header=\"" + HEADER + "\""));
    }
}
