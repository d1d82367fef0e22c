package dev.sistercity.registry.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.transfer.resolve.NameQuestion;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Names that open rows ask about, in PostgreSQL: each once for each country that is written with it. In the caller's transaction. */
@Singleton
class AskedNames {

    private static final String GROUPS = """
            with asked as (
              select r.review_id, q as question, q ->> 'name' as name, coalesce(q ->> 'country', '') as country
              from import_row r join job j on j.id = r.import_id cross join lateral jsonb_array_elements(r.questions) q
              where r.review_id is not null and r.status = 'open' and (?::text is null or j.actor = ?)
                and (?::uuid is null or r.import_id = ?)
            ), grouped as (
              select min(review_id::text)::uuid as first, count(distinct review_id) as row_count,
                (array_agg(question order by review_id))[1] as question
              from asked where name is not null group by name, country
            )
            select g.*, (select count(*) from grouped) as total from grouped g
            where ?::uuid is null or (-g.row_count, g.first) > (select -row_count, first from grouped where first = ? limit 1)
            order by g.row_count desc, g.first limit ?""";

    private final Sql sql;
    private final ObjectMapper mapper;

    AskedNames(Sql sql, ObjectMapper mapper) {
        this.sql = sql;
        this.mapper = mapper;
    }

    /**
     * A name and what is asked about it.
     *
     * @param first review of a row that asks
     * @param rows how many do
     * @param question of the first
     * @param total of all such names
     */
    record AskedName(UUID first, long rows, NameQuestion question, long total) {}

    /**
     * Those of most rows first; an office's are those of its own imports.
     *
     * @param ofImport null for all
     * @param after first review of the name after which they begin; null for the first page
     */
    List<AskedName> page(Actor actor, UUID ofImport, UUID after, int limit) {
        String sender = actor.isRegistrar() ? null : actor.name();
        return sql.query(GROUPS, this::name, sender, sender, ofImport, ofImport, after, after, limit);
    }

    private AskedName name(ResultSet row) throws SQLException {
        try {
            return new AskedName(
                    row.getObject("first", UUID.class),
                    row.getLong("row_count"),
                    mapper.readValue(row.getString("question"), NameQuestion.class),
                    row.getLong("total"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
