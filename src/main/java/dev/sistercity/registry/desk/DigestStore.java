package dev.sistercity.registry.desk;

import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Where desks are sent to. In the caller's transaction. */
@Singleton
class DigestStore {

    private static final int AT_ONCE = 100;
    private static final int DAYS_TO_CONFIRM = 7;

    private final Sql sql;

    DigestStore(Sql sql) {
        this.sql = sql;
    }

    /** @param nextAt null until it is confirmed */
    record Digest(UUID office, String address, DigestFrequency every, String lang, Instant nextAt) {

        static Digest read(ResultSet row) throws SQLException {
            return new Digest(
                    row.getObject("office_id", UUID.class),
                    row.getString("address"),
                    Kebab.parse(DigestFrequency.class, row.getString("every")).orElseThrow(),
                    row.getString("lang"),
                    Sql.instant(row, "next_at"));
        }

        boolean confirmed() {
            return nextAt != null;
        }

        DigestView view() {
            return new DigestView(address, every, lang, confirmed(), nextAt);
        }
    }

    Optional<Digest> find(UUID office) {
        return sql.first("select * from desk_digest where office_id = ?", Digest::read, office);
    }

    /** Another address is to be confirmed anew. */
    Digest keep(UUID office, DigestDraft draft, String lang, Instant now) {
        String address = draft.email().toLowerCase(Locale.ROOT);
        sql.update("delete from desk_digest where office_id = ? and address <> ?", office, address);
        sql.update(
                "insert into desk_digest (office_id, address, every, lang, created_at) values (?, ?, ?, ?, ?)"
                        + " on conflict (office_id) do update set every = excluded.every, lang = excluded.lang",
                office,
                address,
                Kebab.of(draft.every()),
                lang,
                now);
        return find(office).orElseThrow();
    }

    void delete(UUID office) {
        sql.update("delete from desk_digest where office_id = ?", office);
    }

    void delete(UUID office, String address) {
        sql.update("delete from desk_digest where office_id = ? and address = ?", office, address);
    }

    /** @param hash of the token that is good from now on, and no other one any more */
    void keepToken(UUID office, byte[] hash) {
        sql.update(
                "update desk_digest set token_hash = ?, token_expires_at = clock_timestamp() + make_interval(days => ?)"
                        + " where office_id = ?",
                hash,
                DAYS_TO_CONFIRM,
                office);
    }

    /** By a token that is good; held until the transaction ends. */
    Optional<Digest> byToken(byte[] hash) {
        return sql.first(
                "select * from desk_digest where token_hash = ? and token_expires_at > clock_timestamp() for update",
                Digest::read,
                (Object) hash);
    }

    /** Once: the token is good no more. The first one is due now. */
    void confirm(UUID office, Instant now) {
        sql.update(
                "update desk_digest set confirmed_at = ?, next_at = ?, token_hash = null, token_expires_at = null"
                        + " where office_id = ?",
                now,
                now,
                office);
    }

    /** Those that are due, but for those that another replica looks at; held until the transaction ends. */
    List<Digest> due(Instant now) {
        return sql.query(
                "select * from desk_digest where next_at <= ? order by next_at limit " + AT_ONCE
                        + " for update skip locked",
                Digest::read,
                now);
    }

    void next(UUID office, Instant at) {
        sql.update("update desk_digest set next_at = ? where office_id = ?", at, office);
    }

    /** The city that an office writes for as its own. */
    UUID cityOf(UUID office) {
        return sql.first("select city_id from office where id = ?", row -> row.getObject(1, UUID.class), office)
                .orElseThrow();
    }
}
