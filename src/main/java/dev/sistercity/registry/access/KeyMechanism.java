package dev.sistercity.registry.access;

import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Set;

/** Knows callers by the key in {@code X-API-Key}; where nobody is needed, nobody's key is looked at. */
@Singleton
class KeyMechanism implements HttpAuthenticationMechanism {

    private static final String HEADER = "X-API-Key";
    private static final String REFUSAL = "The key is not known";

    private final RegistrarKey registrarKey;
    private final Keys keys;
    private final BlockingSecurityExecutor executor;

    KeyMechanism(RegistrarKey registrarKey, Keys keys, BlockingSecurityExecutor executor) {
        this.registrarKey = registrarKey;
        this.keys = keys;
        this.executor = executor;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String sent = context.request().getHeader(HEADER);
        if (sent == null) {
            return Uni.createFrom().nullItem();
        }
        if (registrarKey.is(sent)) {
            return Uni.createFrom().item(identity(Actor.REGISTRAR, Set.of("read", "write")));
        }
        return executor.executeBlocking(() -> identity(sent));
    }

    private SecurityIdentity identity(String key) {
        try {
            return keys.holder(key)
                    .map(holder -> identity(holder.actor(), holder.scopes()))
                    .orElseThrow(() -> new AuthenticationFailedException(REFUSAL));
        } catch (SQLException e) {
            throw new RegistryException(
                            Kind.UNAVAILABLE, "Keys are looked up in the database, which is away; nothing was stored")
                    .with("Retry-After", "2");
        }
    }

    /** A key that may only read has no role that lets it write; who it belongs to is known all the same. */
    static SecurityIdentity identity(Actor actor, Set<String> scopes) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(actor.name()))
                .addAttribute(Actor.ATTRIBUTE, actor)
                .addRole(Role.KNOWN);
        if (scopes.contains("write")) {
            identity.addRole(actor.role());
        }
        return identity.build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "ApiKey header=\"" + HEADER + "\""));
    }
}
