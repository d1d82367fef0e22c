package dev.sistercity.registry.access;

import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.ProblemMapper;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Whether who writes may still write, asked inside the transaction that does. A key was looked up when the request came; it is
 * held here until the transaction ends, so that whoever revokes it waits for what is under way and nothing comes after.
 */
@Singleton
public class Standing {

    private final DataSource database;
    private final Holders holders;
    private final Clock clock;

    Standing(DataSource database, Holders holders, Clock clock) {
        this.database = database;
        this.holders = holders;
        this.clock = clock;
    }

    /** @throws RegistryException UNAUTHENTICATED for a key that was good a moment ago, FORBIDDEN where its cities have changed */
    public void require(Actor actor) throws SQLException {
        if (actor.key() != null && !held(actor)) {
            throw ProblemMapper.unknownCaller();
        }
        if (actor.office() != null && actor.role().equals(Role.OFFICE) && !stillSpeaks(actor)) {
            throw new RegistryException(
                    Kind.FORBIDDEN, "What this office writes for changes at this moment; repeat your request");
        }
    }

    /**
     * Who has this name now; for work that goes on after the request. An office speaks for the cities that it has now.
     *
     * @param name of a registrar or an office, as {@link Actor#name} has it
     * @throws RegistryException FORBIDDEN if there is no such office any more
     */
    public Actor named(String name) throws SQLException {
        if (name.equals(Actor.REGISTRAR.name())) {
            return Actor.REGISTRAR;
        }
        return holders.office(UUID.fromString(name.substring(name.indexOf(':') + 1)))
                .orElseThrow(() -> new RegistryException(Kind.FORBIDDEN, "The office that sent it is no more"));
    }

    private boolean held(Actor actor) throws SQLException {
        String sql = "select 1 from api_key where id = ? and revoked_at is null"
                + " and (expires_at is null or expires_at > ?) for share";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, actor.key());
            select.setTimestamp(2, Timestamp.from(clock.instant()));
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private boolean stillSpeaks(Actor actor) throws SQLException {
        return holders.office(actor.office())
                .map(Actor::cities)
                .orElse(Set.of())
                .equals(actor.cities());
    }
}
