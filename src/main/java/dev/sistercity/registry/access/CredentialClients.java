package dev.sistercity.registry.access;

import dev.sistercity.registry.ratelimit.Client;
import dev.sistercity.registry.ratelimit.Credential;
import dev.sistercity.registry.ratelimit.KnownClients;
import dev.sistercity.registry.ratelimit.Tier;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** The owner of a key or a token, for rate limits: all who write for one office are one client. */
@Singleton
class CredentialClients implements KnownClients {

    private static final Map<String, Tier> TIERS = Map.of(
            Role.REGISTRAR,
            Tier.REGISTRAR,
            Role.OFFICE,
            Tier.OFFICE,
            Role.PARTNER_APP,
            Tier.PARTNER_APP,
            Role.SCREEN,
            Tier.PARTNER_APP);

    private final RegistrarKey registrarKey;
    private final CredentialStore credentialStore;
    private final Identities identities;
    private final SiteSessions sessions;

    CredentialClients(
            RegistrarKey registrarKey, CredentialStore credentialStore, Identities identities, SiteSessions sessions) {
        this.registrarKey = registrarKey;
        this.credentialStore = credentialStore;
        this.identities = identities;
        this.sessions = sessions;
    }

    @Override
    public Optional<Client> find(Credential credential) {
        Optional<Actor> found =
                switch (credential.scheme()) {
                    case Credential.API_KEY -> byKey(credential.secret());
                    case Credential.SESSION ->
                        sessions.identity(credential.secret()).map(CredentialClients::actor);
                    default -> byToken(credential.secret());
                };
        return found.flatMap(CredentialClients::client);
    }

    private Optional<Actor> byKey(String key) {
        if (registrarKey.is(key)) {
            return Optional.of(Actor.REGISTRAR);
        }
        try {
            return credentialStore.holder(key).map(CredentialStore.Holder::actor);
        } catch (SQLException e) {
            throw new IllegalStateException("Keys cannot be looked up while the database is away", e);
        }
    }

    private Optional<Actor> byToken(String token) {
        return identities.bearer(token).map(bearer -> actor(identities.of(bearer)));
    }

    private static Actor actor(SecurityIdentity identity) {
        return identity.getAttribute(Actor.ATTRIBUTE);
    }

    /** A token that is good but gives no role here is no better than none. */
    private static Optional<Client> client(Actor actor) {
        return Optional.ofNullable(TIERS.get(actor.role())).map(tier -> new Client(actor.name(), tier));
    }
}
