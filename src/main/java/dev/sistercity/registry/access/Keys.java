package dev.sistercity.registry.access;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Who a key belongs to, asked of the database at each request that needs somebody: a key that is revoked is refused by every
 * replica from that moment on.
 */
@Singleton
class Keys {

    private static final Duration USED_TO_THE = Duration.ofMinutes(1);

    private final DataSource database;
    private final Clock clock;

    Keys(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Who sent a key, and what it lets them do. @param scopes {@code read}, {@code write} */
    record Holder(Actor actor, Set<String> scopes) {}

    /** Empty for a key that is unknown, expired or revoked. */
    Optional<Holder> holder(String key) throws SQLException {
        String sql = """
                select k.id, k.role, k.office_id, k.scopes, k.used_at, o.city_id, array(
                         select d.city_id from office_delegation d
                         where d.office_id = k.office_id and (d.until is null or d.until > ?)) as delegated
                from api_key k left join office o on o.id = k.office_id
                where k.hash = ? and k.revoked_at is null and (k.expires_at is null or k.expires_at > ?)""";
        Timestamp now = Timestamp.from(clock.instant());
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setTimestamp(1, now);
            select.setBytes(2, Secret.hash(key));
            select.setTimestamp(3, now);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Holder holder = holder(row);
                Timestamp used = row.getTimestamp("used_at");
                if (used == null || used.toInstant().isBefore(now.toInstant().minus(USED_TO_THE))) {
                    use(connection, row.getObject("id", UUID.class), now.toInstant());
                }
                return Optional.of(holder);
            }
        }
    }

    private static Holder holder(ResultSet row) throws SQLException {
        String role = row.getString("role");
        UUID office = row.getObject("office_id", UUID.class);
        String scopes = row.getString("scopes");
        Set<String> granted = new HashSet<>(List.of("read"));
        if (scopes.contains("\"write\"")) {
            granted.add("write");
        }
        if (!role.equals(Role.OFFICE)) {
            UUID id = row.getObject("id", UUID.class);
            return new Holder(new Actor(role + ':' + id, role, office, Set.of()), granted);
        }
        Set<UUID> cities = new HashSet<>();
        cities.add(row.getObject("city_id", UUID.class));
        Array delegated = row.getArray("delegated");
        cities.addAll(List.of((UUID[]) delegated.getArray()));
        return new Holder(Actor.office(office, cities), granted);
    }

    private static void use(Connection connection, UUID id, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update api_key set used_at = ? where id = ?")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setObject(2, id);
            update.executeUpdate();
        }
    }
}
