package dev.sistercity.registry.gazetteer;

import dev.sistercity.registry.job.JobStoreException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Places in PostgreSQL. */
@Singleton
class PlaceTable {

    private static final List<Column> KEPT = List.of(
            Column.GEONAMEID,
            Column.NAME,
            Column.ASCIINAME,
            Column.ALTERNATENAMES,
            Column.LATITUDE,
            Column.LONGITUDE,
            Column.FEATURE_CLASS,
            Column.FEATURE_CODE,
            Column.COUNTRY_CODE,
            Column.ADMIN1,
            Column.ADMIN2,
            Column.POPULATION,
            Column.TIMEZONE,
            Column.MODIFIED);
    private static final String COPY = "copy place (edition, geonames_id, name, ascii_name, alternate_names, latitude, "
            + "longitude, feature_class, feature_code, country_code, admin1, admin2, population, timezone, modified) "
            + "from stdin";
    private static final int FETCH = 5_000;

    private final DataSource database;

    PlaceTable(DataSource database) {
        this.database = database;
    }

    /** Stores rows in the caller's transaction. */
    void copy(UUID edition, List<Row> rows) throws SQLException {
        try (Connection connection = database.getConnection()) {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
            try {
                for (Row row : rows) {
                    byte[] line = line(edition, row).getBytes(StandardCharsets.UTF_8);
                    copy.writeToCopy(line, 0, line.length);
                }
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        }
    }

    /** In the text format of COPY: tabs between, \N for null, backslashes doubled. */
    private static String line(UUID edition, Row row) {
        StringBuilder line = new StringBuilder(256).append(edition);
        for (Column column : KEPT) {
            String value = row.get(column);
            boolean none = value.isEmpty() && column == Column.MODIFIED;
            String number = value.isEmpty() && column == Column.POPULATION ? "0" : value;
            line.append('\t').append(none ? "\\N" : number.replace("\\", "\\\\").replace("\r", "\\r"));
        }
        return line.append('\n').toString();
    }

    /** Hands each place of an edition over, in no particular order. */
    void read(UUID edition, Consumer<GazetteerPlace> places) throws SQLException {
        try (Connection connection = database.getConnection()) {
            // With autocommit the driver would fetch everything at once.
            connection.setAutoCommit(false);
            try (PreparedStatement select = connection.prepareStatement("select * from place where edition = ?")) {
                select.setFetchSize(FETCH);
                select.setObject(1, edition);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        places.accept(place(row));
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static GazetteerPlace place(ResultSet row) throws SQLException {
        String alternates = row.getString("alternate_names");
        return new GazetteerPlace(
                row.getInt("geonames_id"),
                row.getString("name"),
                row.getString("ascii_name"),
                alternates.isEmpty() ? List.of() : List.of(alternates.split(",")),
                row.getDouble("latitude"),
                row.getDouble("longitude"),
                row.getString("feature_class"),
                row.getString("feature_code"),
                row.getString("country_code"),
                row.getString("admin1"),
                row.getString("admin2"),
                row.getLong("population"));
    }

    /** What readers see; empty if nothing was ever loaded. */
    Optional<Edition> current() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select edition, places, sha256, loaded_at from gazetteer");
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new Edition(
                            row.getObject(1, UUID.class),
                            row.getInt(2),
                            row.getString(3),
                            row.getObject(4, OffsetDateTime.class).toInstant()))
                    : Optional.empty();
        }
    }

    /** Makes an edition the one that readers see, in the caller's transaction, and removes the one before. */
    void publish(UUID edition, int places, String sha256) throws SQLException {
        Optional<Edition> before = current();
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(
                        "insert into gazetteer (edition, places, sha256, loaded_at) values (?, ?, ?, now()) "
                                + "on conflict on constraint gazetteer_key do update set edition = excluded.edition, "
                                + "places = excluded.places, sha256 = excluded.sha256, loaded_at = excluded.loaded_at")) {
            upsert.setObject(1, edition);
            upsert.setInt(2, places);
            upsert.setString(3, sha256);
            upsert.executeUpdate();
        }
        if (before.isPresent() && !before.get().id().equals(edition)) {
            remove(before.get().id());
        }
    }

    /** Removes an edition, in the caller's transaction. */
    void remove(UUID edition) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from place where edition = ?")) {
            delete.setObject(1, edition);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new JobStoreException(e);
        }
    }
}
