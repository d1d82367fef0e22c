package dev.sistercity.registry.desk;

import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What of an office's desk is in no catalog: what is private, and the addresses of feeds. In the caller's transaction. */
@Singleton
class DeskStore {

    private static final int MOST = 100;
    private static final int LAPSE_DAYS = 60;

    private final Sql sql;

    DeskStore(Sql sql) {
        this.sql = sql;
    }

    /** Drafts that are not published: those that another office wrote last, or else those that await it. */
    List<DeskItem> drafts(UUID office, boolean awaitMe) {
        return sql.query(
                "select d.id, d.updated_at from draft d join draft_office o on o.draft_id = d.id and o.office_id = ? "
                        + "where d.published_id is null and (d.edited_by <> ?) = ? "
                        + "and exists (select 1 from draft_office x where x.draft_id = d.id and x.office_id <> ?) "
                        + "order by d.updated_at desc limit " + MOST,
                row -> item(DeskReason.DRAFT, "drafts", row, "A draft", Sql.instant(row, "updated_at"), null),
                office,
                office,
                awaitMe,
                office);
    }

    /** Invitations of this actor that were not followed yet. */
    List<DeskItem> invitations(String actor) {
        return sql.query(
                "select id, created_at, expires_at from invitation where invited_by = ? and used_at is null "
                        + "and revoked_at is null and expires_at > clock_timestamp() order by expires_at limit " + MOST,
                row -> item(
                        DeskReason.INVITATION,
                        "invitations",
                        row,
                        "An invitation that was not followed yet",
                        Sql.instant(row, "created_at"),
                        Sql.instant(row, "expires_at")),
                actor);
    }

    /** Keys and delegations of an office that end soon. */
    List<DeskItem> lapses(UUID office) {
        List<DeskItem> lapses = new ArrayList<>(sql.query(
                "select id, label, expires_at from api_key where office_id = ? and revoked_at is null "
                        + "and expires_at between clock_timestamp() and clock_timestamp() + make_interval(days => ?) "
                        + "order by expires_at limit " + MOST,
                row -> item(
                        DeskReason.KEY,
                        "api-keys",
                        row,
                        row.getString("label") == null ? "A key" : row.getString("label"),
                        null,
                        Sql.instant(row, "expires_at")),
                office,
                LAPSE_DAYS));
        lapses.addAll(sql.query(
                "select office_id as id, until from office_delegation where office_id = ? "
                        + "and until between clock_timestamp() and clock_timestamp() + make_interval(days => ?) order by until",
                row -> item(DeskReason.DELEGATION, "offices", row, "A delegation", null, Sql.instant(row, "until")),
                office,
                LAPSE_DAYS));
        return lapses;
    }

    private static DeskItem item(
            DeskReason why, String resource, ResultSet row, String title, Instant since, Instant ends)
            throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new DeskItem(
                why,
                resource,
                id,
                "/v1/" + resource + "/" + id,
                title,
                since,
                ends == null ? null : ends.toString().substring(0, 10));
    }

    /** Makes this the one address under which an office's desk is read. */
    void keepFeed(UUID office, byte[] tokenHash, Instant now) {
        sql.update(
                "insert into desk_feed (office_id, token_hash, created_at) values (?, ?, ?) on conflict (office_id) do update "
                        + "set token_hash = excluded.token_hash, created_at = excluded.created_at",
                office,
                tokenHash,
                now);
    }

    void dropFeed(UUID office) {
        sql.update("delete from desk_feed where office_id = ?", office);
    }

    Optional<UUID> officeOf(byte[] tokenHash) {
        return sql.first(
                "select office_id from desk_feed where token_hash = ?",
                row -> row.getObject("office_id", UUID.class),
                (Object) tokenHash);
    }
}
