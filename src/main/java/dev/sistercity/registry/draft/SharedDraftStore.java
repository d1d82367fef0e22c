package dev.sistercity.registry.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Drafts in PostgreSQL; in the caller's transaction. One that an office is not named in answers like one that does not exist. */
@Singleton
class SharedDraftStore {

    private static final String SELECT = """
            select d.*, array(select o.office_id from draft_office o where o.draft_id = d.id order by o.office_id) as offices
            from draft d where exists (select 1 from draft_office mine where mine.draft_id = d.id and mine.office_id = ?)
            """;

    private final Sql sql;
    private final ObjectMapper mapper;

    SharedDraftStore(Sql sql, ObjectMapper mapper) {
        this.sql = sql;
        this.mapper = mapper;
    }

    /** @param office null for a caller that is none, who sees nothing */
    Optional<SharedDraft> find(UUID office, UUID id) {
        return sql.first(SELECT + "and d.id = ?", this::read, office, id);
    }

    /** As {@link #find}; held until the transaction ends. */
    Optional<SharedDraft> lock(UUID office, UUID id) {
        return sql.first(SELECT + "and d.id = ? for update of d", this::read, office, id);
    }

    /** @param after null for the first ones */
    List<SharedDraft> list(UUID office, UUID after, int limit) {
        return sql.query(
                SELECT + "and (? or d.id > ?) order by d.id limit ?",
                this::read,
                office,
                after == null,
                after == null ? new UUID(0, 0) : after,
                limit);
    }

    long count(UUID office) {
        return sql.number("select count(*) from draft_office where office_id = ?", office);
    }

    /** Those that an office began. */
    long countBegun(UUID office) {
        return sql.number("select count(*) from draft where created_by = ? and published_id is null", office);
    }

    /** How many of these offices there are. */
    long countOffices(Collection<UUID> offices) {
        return sql.number("select count(*) from office where id = any(?)", (Object) offices.toArray(UUID[]::new));
    }

    void insert(UUID id, UUID office, SharedDraftDraft draft, Collection<UUID> offices, Instant now) {
        sql.update(
                """
                insert into draft (id, version, created_at, updated_at, created_by, edited_by, resource, content, allow_duplicate)
                values (?, 1, ?, ?, ?, ?, ?, ?::jsonb, ?)""",
                id,
                now,
                now,
                office,
                office,
                Kebab.of(draft.resource()),
                draft.content().toString(),
                draft.allowDuplicate());
        name(id, offices);
    }

    void update(UUID id, UUID office, SharedDraftDraft draft, Collection<UUID> offices, Instant now) {
        sql.update(
                """
                update draft set version = version + 1, updated_at = ?, edited_by = ?, resource = ?, content = ?::jsonb,
                  allow_duplicate = ? where id = ?""", now, office, Kebab.of(draft.resource()), draft.content().toString(), draft.allowDuplicate(), id);
        sql.update("delete from draft_office where draft_id = ?", id);
        name(id, offices);
    }

    private void name(UUID id, Collection<UUID> offices) {
        sql.update(
                "insert into draft_office (draft_id, office_id) select ?, office from unnest(?) office",
                id,
                offices.toArray(UUID[]::new));
    }

    /** Says that a draft answers a partner request. */
    void answers(UUID id, UUID partnerRequest) {
        sql.update("update draft set partner_request_id = ? where id = ?", partnerRequest, id);
    }

    /** Those of an office that answer a partner request and are not published. */
    long countAnswers(UUID office, UUID partnerRequest) {
        return sql.number(
                "select count(*) from draft where created_by = ? and partner_request_id = ? and published_id is null",
                office,
                partnerRequest);
    }

    void publish(UUID id, UUID record, Instant now) {
        sql.update(
                "update draft set version = version + 1, updated_at = ?, published_id = ? where id = ?",
                now,
                record,
                id);
    }

    void delete(UUID id) {
        sql.update("delete from draft where id = ?", id);
    }

    List<DraftComment> comments(UUID draft) {
        return sql.query(
                "select * from draft_comment where draft_id = ? order by id",
                row -> new DraftComment(
                        row.getObject("id", UUID.class),
                        row.getObject("office_id", UUID.class),
                        Sql.instant(row, "created_at"),
                        row.getString("text")),
                draft);
    }

    void comment(UUID draft, DraftComment comment) {
        sql.update(
                "insert into draft_comment (draft_id, id, office_id, created_at, text) values (?, ?, ?, ?, ?)",
                draft,
                comment.id(),
                comment.office(),
                comment.at(),
                comment.text());
    }

    private SharedDraft read(ResultSet row) throws SQLException {
        UUID begun = row.getObject("created_by", UUID.class);
        List<UUID> offices = Sql.ids(row, "offices");
        try {
            return new SharedDraft(
                    row.getObject("id", UUID.class),
                    row.getLong("version"),
                    Sql.instant(row, "created_at"),
                    Sql.instant(row, "updated_at"),
                    begun,
                    row.getObject("edited_by", UUID.class),
                    new SharedDraftDraft(
                            Kebab.parse(DraftResource.class, row.getString("resource"))
                                    .orElseThrow(),
                            mapper.readTree(row.getString("content")),
                            offices.stream()
                                    .filter(office -> !office.equals(begun))
                                    .toList(),
                            row.getString("allow_duplicate")),
                    offices,
                    row.getObject("partner_request_id", UUID.class),
                    row.getObject("published_id", UUID.class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The database keeps no broken JSON", e);
        }
    }
}
