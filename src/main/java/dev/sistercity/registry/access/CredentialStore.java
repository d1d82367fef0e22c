package dev.sistercity.registry.access;

import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.shared.sql.SqlConnection;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who a key or a token belongs to, asked of the database at each request that needs a caller: a key that is revoked is refused
 * by every replica from that moment on. What expires does so by the clock of the database, which all replicas share.
 */
@Singleton
class CredentialStore {

    private static final String DELEGATED = """
            array(select d.city_id from office_delegation d
                  where d.office_id = o.id and (d.until is null or d.until > clock_timestamp())) as delegated""";

    private final Sql sql;
    private final LastUses lastUses;

    CredentialStore(Sql sql, LastUses lastUses) {
        this.sql = sql;
        this.lastUses = lastUses;
    }

    /**
     * Who sent a key, and what it lets them do.
     *
     * @param scopes {@code read}, {@code write}
     * @param expiresAt null for never
     */
    record Holder(Actor actor, Set<String> scopes, Instant expiresAt) {}

    /** Empty for a key that is unknown, expired or revoked. */
    Optional<Holder> holder(String key) throws SQLException {
        return holder("k.hash = ?", Secret.hash(key));
    }

    /** As above, of a key by its id. */
    Optional<Holder> holder(UUID key) throws SQLException {
        return holder("k.id = ?", key);
    }

    private Optional<Holder> holder(String condition, Object value) throws SQLException {
        try (SqlConnection connection = sql.open()) {
            return connection.first(
                    "select k.id, k.role, k.office_id, k.scopes, k.expires_at, o.city_id, " + LastUses.DUE + " as due, "
                            + DELEGATED
                            + " from api_key k left join office o on o.id = k.office_id where " + condition
                            + " and k.revoked_at is null and (k.expires_at is null or k.expires_at > clock_timestamp())",
                    this::used,
                    value);
        }
    }

    private Holder used(ResultSet row) throws SQLException {
        Holder holder = holder(row);
        if (row.getBoolean("due")) {
            lastUses.note(holder.actor().key());
        }
        return holder;
    }

    /** An office by its id. */
    Optional<Actor> office(UUID id) throws SQLException {
        return office(" where o.id = ?::uuid", id.toString());
    }

    /**
     * Who writes for a city.
     *
     * @param city an id, or {@code {scheme}:{value}}; empty where no office does
     */
    Optional<Actor> officeOf(String city) throws SQLException {
        int colon = city.indexOf(':');
        return colon < 0
                ? office(" where o.city_id = ?::uuid", city)
                : office(
                        " where o.city_id = (select i.city_id from city_identifier i where i.scheme = ? and i.value = ?)",
                        city.substring(0, colon),
                        city.substring(colon + 1));
    }

    private Optional<Actor> office(String condition, Object... values) throws SQLException {
        try (SqlConnection connection = sql.open()) {
            return connection.first(
                    "select o.id, o.city_id, " + DELEGATED + " from office o" + condition + " order by o.id limit 1",
                    row -> Actor.office(row.getObject("id", UUID.class), cities(row)),
                    values);
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
        return new Holder(actor.by(id), granted, Sql.instant(row, "expires_at"));
    }

    private static Set<UUID> cities(ResultSet row) throws SQLException {
        Set<UUID> cities = new HashSet<>();
        cities.add(row.getObject("city_id", UUID.class));
        cities.addAll(Sql.ids(row, "delegated"));
        return cities;
    }
}
