package dev.sistercity.registry.access;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
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

    private final DataSource database;
    private final LastUses lastUses;
    private final Clock clock;

    Holders(DataSource database, LastUses lastUses, Clock clock) {
        this.database = database;
        this.lastUses = lastUses;
        this.clock = clock;
    }

    /** Who sent a key, and what it lets them do. @param scopes {@code read}, {@code write} @param expiresAt null for never */
    record Holder(Actor actor, Set<String> scopes, Instant expiresAt) {}

    /** Empty for a key that is unknown, expired or revoked. */
    Optional<Holder> holder(String key) throws SQLException {
        String sql = "select k.id, k.role, k.office_id, k.scopes, k.used_at, k.expires_at, o.city_id, " + DELEGATED
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
                if (used == null || used.toInstant().isBefore(now.toInstant().minus(LastUses.TO_THE))) {
                    lastUses.note(holder.actor().key(), now.toInstant());
                }
                return Optional.of(holder);
            }
        }
    }

    /** An office by its id. */
    Optional<Actor> office(UUID id) throws SQLException {
        return office(" where o.id = ?::uuid", id.toString());
    }

    /** Who writes for a city. @param city an id, or {@code {scheme}:{value}}; empty where no office does */
    Optional<Actor> officeOf(String city) throws SQLException {
        int colon = city.indexOf(':');
        return colon < 0
                ? office(" where o.city_id = ?::uuid", city)
                : office(
                        " where o.city_id = (select i.city_id from city_identifier i where i.scheme = ? and i.value = ?)",
                        city.substring(0, colon),
                        city.substring(colon + 1));
    }

    private Optional<Actor> office(String condition, String... values) throws SQLException {
        String sql = "select o.id, o.city_id, " + DELEGATED + " from office o" + condition + " order by o.id limit 1";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setTimestamp(1, Timestamp.from(clock.instant()));
            for (int i = 0; i < values.length; i++) {
                select.setString(i + 2, values[i]);
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
        UUID id = row.getObject("id", UUID.class);
        Actor actor = role.equals(Role.OFFICE)
                ? Actor.office(office, cities(row))
                : new Actor(role + ':' + id, role, office, Set.of());
        Timestamp expires = row.getTimestamp("expires_at");
        return new Holder(actor.by(id), granted, expires == null ? null : expires.toInstant());
    }

    private static Set<UUID> cities(ResultSet row) throws SQLException {
        Set<UUID> cities = new HashSet<>();
        cities.add(row.getObject("city_id", UUID.class));
        Array delegated = row.getArray("delegated");
        cities.addAll(List.of((UUID[]) delegated.getArray()));
        return cities;
    }
}
