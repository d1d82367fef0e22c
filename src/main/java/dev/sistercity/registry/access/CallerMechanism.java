package dev.sistercity.registry.access;

import dev.sistercity.registry.shared.page.ParameterValues;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Knows callers by the key in {@code X-API-Key} or the token in {@code Authorization: Bearer}. Where nobody is needed, nobody's
 * key is looked at.
 */
@Singleton
class CallerMechanism implements HttpAuthenticationMechanism {

    private static final String KEY = "X-API-Key";
    private static final String TOKEN = "Authorization";
    private static final String SCHEME = "Bearer ";
    private static final Set<String> EVERYTHING = Set.of("read", "write");

    private final RegistrarKey registrarKey;
    private final Holders holders;
    private final Tokens tokens;
    private final BlockingSecurityExecutor executor;

    CallerMechanism(RegistrarKey registrarKey, Holders holders, Tokens tokens, BlockingSecurityExecutor executor) {
        this.registrarKey = registrarKey;
        this.holders = holders;
        this.tokens = tokens;
        this.executor = executor;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        List<String> keys = context.request().headers().getAll(KEY);
        List<String> authorizations = context.request().headers().getAll(TOKEN);
        if (keys.isEmpty() && authorizations.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        if (keys.size() + authorizations.size() > 1) {
            return Uni.createFrom()
                    .failure(RegistryException.ofParameter(KEY, "must come once, and not beside a token"));
        }
        return keys.isEmpty() ? byToken(authorizations.get(0)) : byKey(keys.get(0));
    }

    private Uni<SecurityIdentity> byKey(String key) {
        if (registrarKey.is(key)) {
            return Uni.createFrom().item(identity(Actor.REGISTRAR, EVERYTHING));
        }
        return executor.executeBlocking(() -> lookedUp(() -> holders.holder(key)
                .map(holder -> identity(holder.actor(), holder.scopes()))
                .orElseThrow(CallerMechanism::unknown)));
    }

    private Uni<SecurityIdentity> byToken(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Uni.createFrom().failure(unknown());
        }
        String token = authorization.substring(SCHEME.length()).strip();
        return executor.executeBlocking(() -> identity(tokens.bearer(token).orElseThrow(CallerMechanism::unknown)));
    }

    /** Blocks where the office has to be looked up. */
    SecurityIdentity identity(Tokens.Bearer bearer) {
        if (bearer.roles().contains(Role.REGISTRAR)) {
            return identity(named(Role.REGISTRAR, bearer), EVERYTHING);
        }
        if (bearer.roles().contains(Role.OFFICE)) {
            // Without a city that has an office here it is known who this is, but not for whom they speak.
            return office(bearer)
                    .map(office -> identity(office, EVERYTHING))
                    .orElseGet(() -> identity(named(Role.OFFICE, bearer), Set.of()));
        }
        return bearer.roles().contains(Role.PARTNER_APP)
                ? identity(named(Role.PARTNER_APP, bearer), EVERYTHING)
                : identity(named("nobody", bearer), Set.of());
    }

    private Optional<Actor> office(Tokens.Bearer bearer) {
        String city = bearer.city();
        return city != null
                        && (city.indexOf(':') > 0
                                || ParameterValues.parseId(city).isPresent())
                ? lookedUp(() -> holders.office(city))
                : Optional.empty();
    }

    private static Actor named(String role, Tokens.Bearer bearer) {
        return new Actor(role + ":token:" + bearer.subject(), role, null, Set.of());
    }

    /** A key that may only read has no role that lets it write; who it belongs to is known all the same. */
    private static SecurityIdentity identity(Actor actor, Set<String> scopes) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(actor.name()))
                .addAttribute(Actor.ATTRIBUTE, actor)
                .addRole(Role.KNOWN);
        if (scopes.contains("write")) {
            identity.addRole(actor.role());
        }
        return identity.build();
    }

    private static AuthenticationFailedException unknown() {
        return new AuthenticationFailedException("The key or token is not known");
    }

    @FunctionalInterface
    private interface Lookup<T> {
        T find() throws SQLException;
    }

    private static <T> T lookedUp(Lookup<T> lookup) {
        try {
            return lookup.find();
        } catch (SQLException e) {
            throw new RegistryException(
                            Kind.UNAVAILABLE, "Keys are looked up in the database, which is away; nothing was stored")
                    .with("Retry-After", "2");
        }
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(401, "WWW-Authenticate", "Bearer, ApiKey header=\"" + KEY + "\""));
    }
}
