package dev.sistercity.registry.gazetteer;

import dev.sistercity.registry.gazetteer.name.AlternateName;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.roaringbitmap.RoaringBitmap;

/** Places in PostgreSQL. */
@Singleton
class PlaceTable {

    private static final List<GeoNamesColumn> KEPT = List.of(
            GeoNamesColumn.GEONAMEID,
            GeoNamesColumn.NAME,
            GeoNamesColumn.ASCIINAME,
            GeoNamesColumn.ALTERNATENAMES,
            GeoNamesColumn.LATITUDE,
            GeoNamesColumn.LONGITUDE,
            GeoNamesColumn.FEATURE_CLASS,
            GeoNamesColumn.FEATURE_CODE,
            GeoNamesColumn.COUNTRY_CODE,
            GeoNamesColumn.ADMIN1,
            GeoNamesColumn.ADMIN2,
            GeoNamesColumn.POPULATION,
            GeoNamesColumn.TIMEZONE,
            GeoNamesColumn.MODIFIED);
    private static final String COPY = "copy place (edition, geonames_id, name, ascii_name, alternate_names, latitude, "
            + "longitude, feature_class, feature_code, country_code, admin1, admin2, population, timezone, modified) "
            + "from stdin";
    private static final int FETCH = 5_000;

    private final DataSource database;

    PlaceTable(DataSource database) {
        this.database = database;
    }

    /** Stores rows in the caller's transaction. */
    void copy(UUID edition, List<GeoNamesRow> rows) throws SQLException {
        try (Connection connection = database.getConnection()) {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
            try {
                for (GeoNamesRow geoNamesRow : rows) {
                    byte[] line = line(edition, geoNamesRow).getBytes(StandardCharsets.UTF_8);
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
    private static String line(UUID edition, GeoNamesRow geoNamesRow) {
        StringBuilder line = new StringBuilder(256).append(edition);
        for (GeoNamesColumn geoNamesColumn : KEPT) {
            String value = geoNamesRow.get(geoNamesColumn);
            boolean none = value.isEmpty() && geoNamesColumn == GeoNamesColumn.MODIFIED;
            String number = value.isEmpty() && geoNamesColumn == GeoNamesColumn.POPULATION ? "0" : value;
            line.append('\t').append(none ? "\\N" : number.replace("\\", "\\\\").replace("\r", "\\r"));
        }
        return line.append('\n').toString();
    }

    /** Hands each place of an edition over with its names, in no particular order. */
    void read(GazetteerEdition edition, Consumer<GazetteerPlace> places) throws SQLException {
        try (Connection connection = database.getConnection()) {
            // With autocommit the driver would fetch everything at once.
            connection.setAutoCommit(false);
            try (PreparedStatement select = connection.prepareStatement(
                    "select p.*, " + NameTable.NAMES + " from place p where p.edition = ?")) {
                select.setFetchSize(FETCH);
                select.setObject(
                        1, edition.names() == null ? null : edition.names().id(), Types.OTHER);
                select.setObject(2, edition.id());
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

    /** The place of the edition that readers see with this GeoNames identifier. */
    Optional<GazetteerPlace> find(int geonamesId) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select p.*, " + NameTable.CURRENT_NAMES
                        + " from gazetteer g join place p on p.edition = g.edition where p.geonames_id = ?")) {
            select.setInt(1, geonamesId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(place(row)) : Optional.empty();
            }
        }
    }

    /** The numbers of an edition's places. */
    RoaringBitmap numbers(UUID edition) throws SQLException {
        RoaringBitmap numbers = new RoaringBitmap();
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select geonames_id from place where edition = ?")) {
            select.setObject(1, edition);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    numbers.add(row.getInt(1));
                }
            }
        }
        return numbers;
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
                row.getLong("population"),
                Stream.of((String[]) row.getArray("names").getArray())
                        .map(AlternateName::parse)
                        .toList());
    }

    /** What readers see; empty if nothing was ever loaded. */
    Optional<GazetteerEdition> current() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select g.edition, g.places, g.sha256, g.loaded_at, n.edition, "
                                + "n.places, n.names, n.sha256, n.loaded_at from gazetteer g "
                                + "left join gazetteer_names n on true");
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new GazetteerEdition(
                            row.getObject(1, UUID.class),
                            row.getInt(2),
                            row.getString(3),
                            row.getObject(4, OffsetDateTime.class).toInstant(),
                            names(row)))
                    : Optional.empty();
        }
    }

    private static GazetteerEdition.NamesEdition names(ResultSet row) throws SQLException {
        UUID id = row.getObject(5, UUID.class);
        return id == null
                ? null
                : new GazetteerEdition.NamesEdition(
                        id,
                        row.getInt(6),
                        row.getLong(7),
                        row.getString(8),
                        row.getObject(9, OffsetDateTime.class).toInstant());
    }

    /** Makes an edition the one that readers see, in the caller's transaction, and removes the one before. */
    void publish(UUID edition, int places, String sha256) throws SQLException {
        Optional<GazetteerEdition> before = current();
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
            throw new Sql.Failure(e);
        }
    }
}
