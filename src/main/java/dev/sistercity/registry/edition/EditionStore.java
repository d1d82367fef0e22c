package dev.sistercity.registry.edition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The editions that there are. None is ever changed or removed. */
@Singleton
class EditionStore {

    private static final String SELECT = "select number, sequence, hash, at, made_at, checksum, records from edition ";
    private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};

    private final Sql sql;
    private final ObjectMapper mapper;

    EditionStore(Sql sql, ObjectMapper mapper) {
        this.sql = sql;
        this.mapper = mapper;
    }

    /** The newest first, from before a number. */
    List<Edition> before(int number, int most) {
        return sql.query(SELECT + "where number < ? order by number desc limit ?", this::read, number, most);
    }

    Optional<Edition> find(int number) {
        return sql.first(SELECT + "where number = ?", this::read, number);
    }

    Optional<Edition> last() {
        return before(Integer.MAX_VALUE, 1).stream().findFirst();
    }

    int count() {
        return (int) sql.number("select count(*) from edition");
    }

    /** The change that an edition would end with: its number, its hash and its time; empty for an empty log. */
    Optional<Edition> at(long sequence) {
        return sql.first(
                "select sequence, hash, at from change where sequence <= ? order by sequence desc limit 1",
                row -> new Edition(
                        0,
                        row.getLong("sequence"),
                        HexFormat.of().formatHex(row.getBytes("hash")),
                        Sql.instant(row, "at"),
                        null,
                        null,
                        Map.of()),
                sequence);
    }

    /**
     * Gives it the next number, unless another one has its sequence already.
     *
     * @return whether it did
     */
    @Transactional
    public boolean add(Edition edition) {
        sql.update("lock table edition in share row exclusive mode");
        int added = sql.update(
                "insert into edition (number, sequence, hash, at, checksum, records) "
                        + "select coalesce(max(number), 0) + 1, ?, ?, ?, ?, ? from edition "
                        + "having not exists (select from edition where sequence = ?)",
                edition.sequence(),
                HexFormat.of().parseHex(edition.hash()),
                edition.at(),
                edition.checksum(),
                json(edition.records()),
                edition.sequence());
        return added > 0;
    }

    Optional<Edition> ofSequence(long sequence) {
        return sql.first(SELECT + "where sequence = ?", this::read, sequence);
    }

    private Edition read(ResultSet row) throws SQLException {
        try {
            return new Edition(
                    row.getInt("number"),
                    row.getLong("sequence"),
                    HexFormat.of().formatHex(row.getBytes("hash")),
                    Sql.instant(row, "at"),
                    Sql.instant(row, "made_at"),
                    row.getString("checksum"),
                    mapper.readValue(row.getString("records"), COUNTS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The counts of an edition are no JSON", e);
        }
    }

    private String json(Map<String, Integer> counts) {
        try {
            return mapper.writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
