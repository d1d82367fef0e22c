package dev.sistercity.registry.access;

import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Knows callers by the key in {@code X-API-Key} or the token in {@code Authorization: Bearer}, and on the pages of the site that
 * know sessions by their cookie. Where no caller is needed, no key is looked at.
 */
@Singleton
class CallerMechanism implements HttpAuthenticationMechanism {

    private static final String KEY = "X-API-Key";
    private static final String TOKEN = "Authorization";
    private static final String SCHEME = "Bearer ";

    private final Identities identities;
    private final SiteSessions sessions;
    private final BlockingSecurityExecutor executor;

    CallerMechanism(Identities identities, SiteSessions sessions, BlockingSecurityExecutor executor) {
        this.identities = identities;
        this.sessions = sessions;
        this.executor = executor;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        List<String> keys = context.request().headers().getAll(KEY);
        List<String> authorizations = context.request().headers().getAll(TOKEN);
        if (keys.isEmpty() && authorizations.isEmpty()) {
            return bySession(SiteSessions.cookie(context));
        }
        if (keys.size() + authorizations.size() > 1) {
            return Uni.createFrom()
                    .failure(RegistryException.ofParameter(KEY, "must come once, and not beside a token"));
        }
        return keys.isEmpty() ? byToken(authorizations.get(0)) : byKey(keys.get(0));
    }

    /** A session that is over leaves a reader who is asked to sign in again, not one who is refused. */
    private Uni<SecurityIdentity> bySession(Optional<String> cookie) {
        return cookie.isEmpty()
                ? Uni.createFrom().nullItem()
                : executor.executeBlocking(() -> sessions.identity(cookie.get()).orElse(null));
    }

    private Uni<SecurityIdentity> byKey(String key) {
        if (identities.isRegistrars(key)) {
            return Uni.createFrom().item(identities.registrar());
        }
        return executor.executeBlocking(() -> identities.ofKey(key).orElseThrow(CallerMechanism::unknown));
    }

    private Uni<SecurityIdentity> byToken(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Uni.createFrom().failure(unknown());
        }
        String token = authorization.substring(SCHEME.length()).strip();
        return executor.executeBlocking(
                () -> identities.bearer(token).map(identities::of).orElseThrow(CallerMechanism::unknown));
    }

    private static AuthenticationFailedException unknown() {
        return new AuthenticationFailedException("The key or token is not known");
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(401, "WWW-Authenticate", "Bearer, ApiKey header=\"" + KEY + "\""));
    }
}
