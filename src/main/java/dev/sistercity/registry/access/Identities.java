package dev.sistercity.registry.access;

import dev.sistercity.registry.database.DatabaseFault;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.sql.Sql;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Who a key, a token or a session belongs to. All but the registrar's key is asked of the database: not for the event loop. */
@Singleton
class Identities {

    private static final Pattern CITY = Pattern.compile("[a-z][a-z0-9-]*:[\\x20-\\x7E]+");
    private static final Grant EVERYTHING = new Grant(Set.of("read", "write"), null);
    private static final Grant NOTHING = new Grant(Set.of("read"), null);

    private final RegistrarKey registrarKey;
    private final CredentialStore credentialStore;
    private final Tokens tokens;

    Identities(RegistrarKey registrarKey, CredentialStore credentialStore, Tokens tokens) {
        this.registrarKey = registrarKey;
        this.credentialStore = credentialStore;
        this.tokens = tokens;
    }

    boolean isRegistrars(String key) {
        return registrarKey.is(key);
    }

    /** The hash of a registrar's session: with another key in the configuration it is another one. */
    byte[] sealed(String cookie) {
        return registrarKey.sealed(cookie);
    }

    SecurityIdentity registrar() {
        return identity(Actor.REGISTRAR, EVERYTHING);
    }

    /** @throws RegistryException UNAVAILABLE while the database is away, as of all that is looked up here */
    Optional<SecurityIdentity> ofKey(String key) {
        return isRegistrars(key)
                ? Optional.of(registrar())
                : lookedUp(() -> credentialStore.holder(key)).map(Identities::identity);
    }

    /** A key by its id. */
    Optional<SecurityIdentity> ofKey(UUID key) {
        return lookedUp(() -> credentialStore.holder(key)).map(Identities::identity);
    }

    Optional<Tokens.Bearer> bearer(String token) {
        return tokens.bearer(token);
    }

    SecurityIdentity of(Tokens.Bearer bearer) {
        return of(SiteSessions.Signed.of(bearer));
    }

    /** Who was known by a token. */
    SecurityIdentity of(SiteSessions.Signed signed) {
        if (!signed.role().equals(Role.OFFICE)) {
            boolean mayWrite = !signed.role().equals(SiteSessions.Signed.NONE);
            return identity(named(signed), mayWrite ? EVERYTHING : NOTHING);
        }
        // Without a city that has an office here it is known who this is, but not for whom they speak.
        return office(signed)
                .map(office -> identity(office, EVERYTHING))
                .orElseGet(() -> identity(named(signed), NOTHING));
    }

    private Optional<Actor> office(SiteSessions.Signed signed) {
        if (signed.office() != null) {
            return ParameterValues.parseId(signed.office()).flatMap(id -> lookedUp(() -> credentialStore.office(id)));
        }
        String city = signed.city();
        return city != null
                        && (CITY.matcher(city).matches()
                                || ParameterValues.parseId(city).isPresent())
                ? lookedUp(() -> credentialStore.officeOf(city))
                : Optional.empty();
    }

    /** Subjects of tokens may be names or addresses of people, and the log is public: it only tells them apart. */
    private static Actor named(SiteSessions.Signed signed) {
        return new Actor(signed.role() + ":token:" + signed.subject(), signed.role(), null, Set.of());
    }

    private static SecurityIdentity identity(CredentialStore.Holder holder) {
        return identity(holder.actor(), new Grant(holder.scopes(), holder.expiresAt()));
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

    @FunctionalInterface
    interface Lookup<T> {
        T find() throws SQLException;
    }

    static <T> T lookedUp(Lookup<T> lookup) {
        try {
            return lookup.find();
        } catch (SQLException | Sql.Failure e) {
            throw new RegistryException(
                            Kind.UNAVAILABLE,
                            "Keys are looked up in the database; "
                                    + DatabaseFault.of(e).reason() + ". Nothing was stored")
                    .with("Retry-After", "2");
        }
    }
}
