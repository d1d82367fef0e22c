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
 * Who a key or a token belongs to, asked of the database at each request that needs somebody: a key that is revoked is refused
 * by every replica from that moment on.
 */
@Singleton
class Holders {

    private static final String DELEGATED = """
            array(select d.city_id from office_delegation d
                  where d.office_id = o.id and (d.until is null or d.until > ?)) as delegated""";

    private static final Duration USED_TO_THE = Duration.ofMinutes(1);

    private final DataSource database;
    private final Clock clock;

    Holders(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Who sent a key, and what it lets them do. @param scopes {@code read}, {@code write} */
    record Holder(Actor actor, Set<String> scopes) {}

    /** Empty for a key that is unknown, expired or revoked. */
    Optional<Holder> holder(String key) throws SQLException {
        String sql = "select k.id, k.role, k.office_id, k.scopes, k.used_at, o.city_id, " + DELEGATED
                + " from api_key k left join office o on o.id = k.office_id "
                + "where k.hash = ? and k.revoked_at is null and (k.expires_at is null or k.expires_at > ?)";
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

    /** Who writes for a city. @param city an id, or {@code {scheme}:{value}}; empty where no office does */
    Optional<Actor> office(String city) throws SQLException {
        int colon = city.indexOf(':');
        String sql = "select o.id, o.city_id, " + DELEGATED + " from office o where o.city_id = "
                + (colon < 0
                        ? "?::uuid"
                        : "(select i.city_id from city_identifier i where i.scheme = ? and i.value = ?)")
                + " order by o.id limit 1";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setTimestamp(1, Timestamp.from(clock.instant()));
            select.setString(2, colon < 0 ? city : city.substring(0, colon));
            if (colon >= 0) {
                select.setString(3, city.substring(colon + 1));
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(Actor.office(row.getObject("id", UUID.class), cities(row)))
                        : Optional.empty();
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
        return new Holder(Actor.office(office, cities(row)), granted);
    }

    private static Set<UUID> cities(ResultSet row) throws SQLException {
        Set<UUID> cities = new HashSet<>();
        cities.add(row.getObject("city_id", UUID.class));
        Array delegated = row.getArray("delegated");
        cities.addAll(List.of((UUID[]) delegated.getArray()));
        return cities;
    }

    private static void use(Connection connection, UUID id, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update api_key set used_at = ? where id = ?")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setObject(2, id);
            update.executeUpdate();
        }
    }
}
