package dev.sistercity.registry.access;

import dev.sistercity.registry.database.DatabaseFault;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Knows callers by the key in {@code X-API-Key} or the token in {@code Authorization: Bearer}. Where no caller is needed, no
 * key is looked at.
 */
@Singleton
class CallerMechanism implements HttpAuthenticationMechanism {

    private static final String KEY = "X-API-Key";
    private static final String TOKEN = "Authorization";
    private static final String SCHEME = "Bearer ";
    private static final Pattern CITY = Pattern.compile("[a-z][a-z0-9-]*:[\\x20-\\x7E]+");
    private static final Grant EVERYTHING = new Grant(Set.of("read", "write"), null);
    private static final Grant NOTHING = new Grant(Set.of("read"), null);

    private final RegistrarKey registrarKey;
    private final CredentialStore credentialStore;
    private final Tokens tokens;
    private final BlockingSecurityExecutor executor;

    CallerMechanism(
            RegistrarKey registrarKey,
            CredentialStore credentialStore,
            Tokens tokens,
            BlockingSecurityExecutor executor) {
        this.registrarKey = registrarKey;
        this.credentialStore = credentialStore;
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
        return executor.executeBlocking(() -> lookedUp(() -> credentialStore
                .holder(key)
                .map(holder -> identity(holder.actor(), new Grant(holder.scopes(), holder.expiresAt())))
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
                    .orElseGet(() -> identity(named(Role.OFFICE, bearer), NOTHING));
        }
        return bearer.roles().contains(Role.PARTNER_APP)
                ? identity(named(Role.PARTNER_APP, bearer), EVERYTHING)
                : identity(named("nobody", bearer), NOTHING);
    }

    private Optional<Actor> office(Tokens.Bearer bearer) {
        if (bearer.office() != null) {
            return ParameterValues.parseId(bearer.office()).flatMap(id -> lookedUp(() -> credentialStore.office(id)));
        }
        String city = bearer.city();
        return city != null
                        && (CITY.matcher(city).matches()
                                || ParameterValues.parseId(city).isPresent())
                ? lookedUp(() -> credentialStore.officeOf(city))
                : Optional.empty();
    }

    /** Subjects of tokens may be names or addresses of people, and the log is public: it only tells them apart. */
    private static Actor named(String role, Tokens.Bearer bearer) {
        String subject = HexFormat.of().formatHex(Secret.hash(bearer.subject()), 0, 8);
        return new Actor(role + ":token:" + subject, role, null, Set.of());
    }

    /** A key that may only read has no role that lets it write; who it belongs to is known all the same. */
    private static SecurityIdentity identity(Actor actor, Grant grant) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(actor.name()))
                .addAttribute(Actor.ATTRIBUTE, actor)
                .addAttribute(Grant.ATTRIBUTE, grant)
                .addRole(Role.KNOWN);
        if (grant.scopes().contains("write")) {
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
                            Kind.UNAVAILABLE,
                            "Keys are looked up in the database; "
                                    + DatabaseFault.of(e).reason() + ". Nothing was stored")
                    .with("Retry-After", "2");
        }
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(401, "WWW-Authenticate", "Bearer, ApiKey header=\"" + KEY + "\""));
    }
}
