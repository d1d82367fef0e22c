package dev.sistercity.registry.access;

import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.ProblemMapper;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.shared.sql.SqlConnection;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Whether who writes may still write, asked inside the transaction that does. A key was looked up when the request came; it is
 * held here until the transaction ends, so that a revocation waits for what is under way and nothing comes after.
 */
@Singleton
public class WriterStatus {

    private final Sql sql;
    private final CredentialStore credentialStore;

    WriterStatus(Sql sql, CredentialStore credentialStore) {
        this.sql = sql;
        this.credentialStore = credentialStore;
    }

    /** @throws RegistryException UNAUTHENTICATED for a key that was good a moment ago, FORBIDDEN where its cities have changed */
    public void require(Actor actor) throws SQLException {
        if (actor.key() != null && !held(actor)) {
            throw ProblemMapper.unknownCaller();
        }
        if (actor.office() != null && actor.role().equals(Role.OFFICE) && !stillSpeaks(actor)) {
            throw new RegistryException(Kind.FORBIDDEN, FaultCode.OFFICE_CHANGES);
        }
    }

    /**
     * Who has this name now; for work that goes on after the request. An office speaks for the cities that it has now, and a
     * registrar who was known by a token stays one: a token says who its bearer was when it was sent.
     *
     * @param name of a registrar or an office, as {@link Actor#name} has it
     * @param key by which they were known; null for none that can be revoked
     * @throws RegistryException FORBIDDEN if the key was revoked, or if there is no such office any more
     */
    public Actor named(String name, UUID key) throws SQLException {
        if (key != null && isRevoked(key)) {
            throw new RegistryException(Kind.FORBIDDEN, FaultCode.KEY_REVOKED_SINCE);
        }
        if (name.equals(Actor.REGISTRAR.name())) {
            return Actor.REGISTRAR;
        }
        if (name.startsWith(Role.REGISTRAR + ':')) {
            return new Actor(name, Role.REGISTRAR, null, Set.of());
        }
        return named(name).orElseThrow(() -> new RegistryException(Kind.FORBIDDEN, FaultCode.OFFICE_NO_MORE));
    }

    /**
     * The office of this name, with the cities that it has now; held until the transaction ends. Empty where there is none any
     * more.
     */
    public Optional<Actor> named(String name) throws SQLException {
        String office = Role.OFFICE + ':';
        Optional<UUID> id =
                name.startsWith(office) ? ParameterValues.parseId(name.substring(office.length())) : Optional.empty();
        return id.isPresent() && isThere("select 1 from office where id = ? for share", id.get())
                ? credentialStore.office(id.get())
                : Optional.empty();
    }

    /** Whether a key was revoked; one that is over meanwhile was not. Held until the transaction ends. */
    public boolean isRevoked(UUID key) throws SQLException {
        return !isThere("select 1 from api_key where id = ? and revoked_at is null for share", key);
    }

    private boolean isThere(String select, UUID id) throws SQLException {
        try (SqlConnection connection = sql.open()) {
            return connection.first(select, row -> true, id).isPresent();
        }
    }

    private boolean held(Actor actor) throws SQLException {
        return isThere(
                "select 1 from api_key where id = ? and revoked_at is null"
                        + " and (expires_at is null or expires_at > clock_timestamp()) for share",
                actor.key());
    }

    private boolean stillSpeaks(Actor actor) throws SQLException {
        return credentialStore
                .office(actor.office())
                .map(Actor::cities)
                .orElse(Set.of())
                .equals(actor.cities());
    }
}
