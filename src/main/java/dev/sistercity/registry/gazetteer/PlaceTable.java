package dev.sistercity.registry.gazetteer;

import dev.sistercity.registry.gazetteer.name.AlternateName;
import dev.sistercity.registry.shared.sql.CopyWriter;
import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.shared.sql.SqlConnection;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
    private static final String COLUMNS =
            "edition, geonames_id, name, ascii_name, alternate_names, latitude, longitude, "
                    + "feature_class, feature_code, country_code, admin1, admin2, population, timezone, modified";
    private static final int FETCH = 5_000;

    private final Sql sql;

    PlaceTable(Sql sql) {
        this.sql = sql;
    }

    /** Stores rows in the caller's transaction. */
    void copy(UUID edition, List<GeoNamesRow> rows) throws SQLException {
        try (SqlConnection connection = sql.open();
                CopyWriter copied = connection.copy("place", COLUMNS)) {
            for (GeoNamesRow row : rows) {
                copied.add(values(edition, row));
            }
            copied.end();
        }
    }

    private static Object[] values(UUID edition, GeoNamesRow row) {
        Object[] values = new Object[KEPT.size() + 1];
        values[0] = edition;
        for (int i = 0; i < KEPT.size(); i++) {
            GeoNamesColumn column = KEPT.get(i);
            String value = row.get(column);
            boolean none = value.isEmpty() && column == GeoNamesColumn.MODIFIED;
            values[i + 1] = none ? null : value.isEmpty() && column == GeoNamesColumn.POPULATION ? "0" : value;
        }
        return values;
    }

    /** Hands each place of an edition over with its names, in no particular order; outside of a transaction. */
    void read(GazetteerEdition edition, Consumer<GazetteerPlace> places) throws SQLException {
        try (SqlConnection connection = sql.open()) {
            connection.forEach(
                    FETCH,
                    "select p.*, " + NameTable.NAMES + " from place p where p.edition = ?",
                    row -> places.accept(place(row)),
                    edition.names() == null ? null : edition.names().id(),
                    edition.id());
        }
    }

    /** The place of the edition that readers see with this GeoNames identifier. */
    Optional<GazetteerPlace> find(int geonamesId) throws SQLException {
        try (SqlConnection connection = sql.open()) {
            return connection.first(
                    "select p.*, " + NameTable.CURRENT_NAMES
                            + " from gazetteer g join place p on p.edition = g.edition where p.geonames_id = ?",
                    PlaceTable::place,
                    geonamesId);
        }
    }

    /** The numbers of an edition's places. */
    RoaringBitmap numbers(UUID edition) throws SQLException {
        RoaringBitmap numbers = new RoaringBitmap();
        try (SqlConnection connection = sql.open()) {
            connection.forEach(
                    FETCH,
                    "select geonames_id from place where edition = ?",
                    row -> numbers.add(row.getInt(1)),
                    edition);
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
        try (SqlConnection connection = sql.open()) {
            return connection.first(
                    "select g.edition, g.places, g.sha256, g.loaded_at, n.edition, n.places, n.names, n.sha256, "
                            + "n.loaded_at from gazetteer g left join gazetteer_names n on true",
                    row -> new GazetteerEdition(
                            row.getObject(1, UUID.class),
                            row.getInt(2),
                            row.getString(3),
                            row.getObject(4, OffsetDateTime.class).toInstant(),
                            names(row)));
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
        sql.update(
                "insert into gazetteer (edition, places, sha256, loaded_at) values (?, ?, ?, now()) "
                        + "on conflict on constraint gazetteer_key do update set edition = excluded.edition, "
                        + "places = excluded.places, sha256 = excluded.sha256, loaded_at = excluded.loaded_at",
                edition,
                places,
                sha256);
        if (before.isPresent() && !before.get().id().equals(edition)) {
            remove(before.get().id());
        }
    }

    /** Removes an edition, in the caller's transaction. */
    void remove(UUID edition) {
        sql.update("delete from place where edition = ?", edition);
    }
}
