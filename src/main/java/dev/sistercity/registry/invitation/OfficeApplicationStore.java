package dev.sistercity.registry.invitation;

import dev.sistercity.registry.invitation.notice.Notices;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Applications in PostgreSQL; in the caller's transaction. */
@Singleton
class OfficeApplicationStore {

    private static final String SELECT = "select " + OfficeApplication.COLUMNS + " from office_application a ";

    private final Sql sql;
    private final Notices notices;

    OfficeApplicationStore(Sql sql, Notices notices) {
        this.sql = sql;
        this.notices = notices;
    }

    Optional<OfficeApplication> find(UUID id) {
        return sql.first(SELECT + "where a.id = ?", OfficeApplication::read, id);
    }

    /** The one with this id, for the caller who has its token. */
    Optional<OfficeApplication> find(UUID id, byte[] tokenHash) {
        return sql.first(SELECT + "where a.id = ? and a.token_hash = ?", OfficeApplication::read, id, tokenHash);
    }

    /** As {@link #find(UUID)}; held until the transaction ends. */
    Optional<OfficeApplication> lock(UUID id) {
        return sql.first(SELECT + "where a.id = ? for update", OfficeApplication::read, id);
    }

    /**
     * In the order of ids.
     *
     * @param status null for all
     * @param after null for the first ones
     */
    List<OfficeApplication> list(String status, UUID after, int limit) {
        return sql.query(
                SELECT + "where (? or a.status = ?) and (? or a.id > ?) order by a.id limit ?",
                OfficeApplication::read,
                status == null,
                status,
                after == null,
                after == null ? new UUID(0, 0) : after,
                limit);
    }

    long count(String status) {
        return sql.number("select count(*) from office_application where ? or status = ?", status == null, status);
    }

    /** Those that are open: of one city, or of all where that is null. */
    long countOpen(UUID city) {
        return sql.number(
                "select count(*) from office_application where status = 'open' and expires_at > clock_timestamp()"
                        + " and (? or city_id = ?)",
                city == null,
                city);
    }

    /** Whether an office writes for a city as its own. */
    boolean hasOffice(UUID city) {
        return sql.number("select count(*) from office where city_id = ?", city) > 0;
    }

    /** Holds a city until the transaction ends: two applications for it are decided one after the other. */
    void holdCity(UUID city) {
        sql.number("select count(*) from (select 1 from city where id = ? for no key update) held", city);
    }

    void insert(OfficeApplication made, byte[] tokenHash, int days) {
        sql.update(
                """
                insert into office_application (id, version, created_at, updated_at, token_hash, city_id, invitation_id, name,
                  website, contact, applicant, challenge, status, expires_at)
                values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', clock_timestamp() + make_interval(days => ?))""",
                made.id(),
                made.createdAt(),
                made.updatedAt(),
                tokenHash,
                made.city(),
                made.invitation(),
                made.name(),
                made.website(),
                made.contact(),
                made.applicant(),
                made.challenge(),
                days);
    }

    /**
     * Takes a decision down, and has who applied told. Who that is in person is of no further use.
     *
     * @param office null where it is declined
     */
    void decide(UUID id, ApplicationStatus status, String by, String reason, UUID office, Instant now) {
        sql.update("""
                update office_application set version = version + 1, updated_at = ?, status = ?, decided_by = ?, reason = ?,
                  office_id = ?, applicant = null where id = ?""", now, Kebab.of(status), by, reason, office, id);
        find(id).ifPresent(decided -> notices.decided(id, decided.contact()));
    }

    void keyTaken(UUID id, Instant now) {
        sql.update(
                "update office_application set version = version + 1, updated_at = ?, key_taken_at = ? where id = ?",
                now,
                now,
                id);
    }
}
