package dev.sistercity.registry.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.transfer.plan.api.Addition;
import dev.sistercity.registry.transfer.plan.api.RowClass;
import dev.sistercity.registry.transfer.plan.api.RowResult;
import dev.sistercity.registry.transfer.resolve.NameQuestion;
import dev.sistercity.registry.transfer.statement.Statement;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Rows to be reviewed, in PostgreSQL; in the caller's transaction. An office sees those of its own imports. */
@Singleton
class ReviewStore {

    private static final String ROWS =
            "from import_row r join job j on j.id = r.import_id where r.review_id is not null ";
    /** What a version before this wrote has no codes, or those of what the row was before. */
    private static final String KNOWN_ADDITIONS =
            "case when r.added = jsonb_path_query_array(r.additions, '$[*].words') then r.additions else '[]' end "
                    + "as known_additions ";

    private static final String SELECT = "select r.*, j.actor as sender, " + KNOWN_ADDITIONS + ROWS;
    private static final String NAMED =
            "and exists (select 1 from jsonb_array_elements(r.questions) q where q ->> 'name' = ?) ";
    private static final String IN_COUNTRY =
            "and exists (select 1 from jsonb_array_elements(r.questions) q where q ->> 'country' = ?) ";

    private final Sql sql;
    private final ObjectMapper mapper;

    ReviewStore(Sql sql, ObjectMapper mapper) {
        this.sql = sql;
        this.mapper = mapper;
    }

    /** What is wanted, in SQL. */
    private record Condition(String sql, List<Object> values) {}

    private static Condition condition(Actor actor, Map<String, String> filters) {
        StringBuilder sql = new StringBuilder("and r.status = ? ");
        List<Object> values = new ArrayList<>(List.of(filters.getOrDefault("status", "open")));
        if (!actor.isRegistrar()) {
            sql.append("and j.actor = ? ");
            values.add(actor.name());
        }
        if (filters.containsKey("import")) {
            sql.append("and r.import_id = ? ");
            values.add(UUID.fromString(filters.get("import")));
        }
        if (filters.containsKey("name")) {
            sql.append(NAMED);
            values.add(filters.get("name"));
        }
        if (filters.containsKey("country")) {
            sql.append(IN_COUNTRY);
            values.add(filters.get("country"));
        }
        return new Condition(sql.toString(), values);
    }

    /** @param after id after which they begin; null for the first page */
    List<Review> list(Actor actor, Map<String, String> filters, UUID after, int limit) {
        Condition condition = condition(actor, filters);
        List<Object> values = new ArrayList<>(condition.values());
        if (after != null) {
            values.add(after);
        }
        values.add(limit);
        String page = SELECT + condition.sql() + (after == null ? "" : "and r.review_id > ? ")
                + "order by r.review_id limit ?";
        return query(page, values.toArray());
    }

    long count(Actor actor, Map<String, String> filters) {
        Condition condition = condition(actor, filters);
        return sql.number(
                "select count(*) " + ROWS + condition.sql(), condition.values().toArray());
    }

    Optional<Review> find(Actor actor, UUID id) {
        return query(SELECT + "and r.review_id = ?", id).stream()
                .filter(review -> actor.isRegistrar() || review.sender().equals(actor.name()))
                .findFirst();
    }

    /** As {@link #find}; held until the transaction ends. */
    Optional<Review> locked(Actor actor, UUID id) {
        query(SELECT + "and r.review_id = ? for update of r", id);
        return find(actor, id);
    }

    /** Open rows that ask about a name, held until the transaction ends; one side has both name and country. */
    List<Review> asking(Actor actor, String name, String country, int most) {
        Condition condition = condition(actor, Map.of("name", name));
        List<Object> values = new ArrayList<>(condition.values());
        values.add(most);
        String asking = SELECT + condition.sql() + "order by r.review_id limit ? for update of r";
        return query(asking, values.toArray()).stream()
                .filter(review -> review.questions().stream()
                        .anyMatch(nameQuestion -> nameQuestion.name().equals(name)
                                && (country == null || country.equals(nameQuestion.country()))))
                .toList();
    }

    /** Notes what became of a row; it stays open where that still asks. */
    void note(UUID id, RowResult result, String by) {
        boolean open = result.rowClass() == RowClass.TO_REVIEW;
        Object[] values = {
            Kebab.of(result.rowClass()),
            result.reason(),
            json(result.addedInWords()),
            json(result.added()),
            result.partnership(),
            result.kindAssumed(),
            open ? "open" : "decided",
            open ? json(result.questions()) : null,
            open ? null : by,
            id
        };
        sql.update(
                "update import_row set class = ?, reason = ?, added = ?::jsonb, additions = ?::jsonb, record_id = ?, kind_assumed = ?, status = ?, "
                        + "questions = coalesce(?::jsonb, questions), decided_by = ? where review_id = ?",
                values);
    }

    /**
     * Reopens a row.
     *
     * @param by who wants that: only a review decides the row then
     */
    void reopen(UUID id, String reason, String by) {
        sql.update(
                "update import_row set class = 'to-review', reason = ?, added = '[]', additions = '[]', record_id = null, kind_assumed = false, "
                        + "status = 'open', decided_by = ? where review_id = ?",
                reason,
                by,
                id);
    }

    private List<Review> query(String select, Object... values) {
        return sql.query(select, this::review, values);
    }

    private Review review(ResultSet row) throws SQLException {
        return new Review(
                row.getObject("review_id", UUID.class),
                row.getObject("import_id", UUID.class),
                row.getString("sender"),
                row.getObject("source_id", UUID.class),
                row.getLong("number"),
                row.getString("text"),
                read(row.getString("statement"), Statement.class),
                List.of(read(row.getString("questions"), NameQuestion[].class)),
                Kebab.parse(ReviewStatus.class, row.getString("status")).orElseThrow(),
                Kebab.parse(RowClass.class, row.getString("class")).orElseThrow(),
                row.getString("reason"),
                List.of(read(row.getString("known_additions"), Addition[].class)),
                row.getObject("record_id", UUID.class),
                row.getString("decided_by"));
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T read(String json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
