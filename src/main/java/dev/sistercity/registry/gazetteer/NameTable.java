package dev.sistercity.registry.gazetteer;

import dev.sistercity.registry.gazetteer.name.AlternateName;
import dev.sistercity.registry.gazetteer.name.AlternateNameReader;
import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.shared.value.EdtfDate;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Names of places by language in PostgreSQL. */
@Singleton
class NameTable {

    /** In a selection from {@code place p}: its names of an edition that is a parameter, as {@link AlternateName#parse} reads them. */
    static final String NAMES = names("?::uuid");

    /** The same, of the names that readers see. */
    static final String CURRENT_NAMES = names("(select edition from gazetteer_names)");

    private static final String COPY =
            "copy place_name (edition, geonames_id, line, lang, marks, named_from, named_until, name) from stdin";

    private final DataSource database;

    NameTable(DataSource database) {
        this.database = database;
    }

    private static String names(String edition) {
        return "array(select concat_ws(E'\\t', n.lang, n.marks, n.named_from, n.named_until, n.name) from place_name n "
                + "where n.edition = " + edition + " and n.geonames_id = p.geonames_id order by n.line) as names";
    }

    /** Stores names in the caller's transaction. */
    void copy(UUID edition, List<AlternateNameReader.Line> lines) throws SQLException {
        try (Connection connection = database.getConnection()) {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
            try {
                for (AlternateNameReader.Line line : lines) {
                    byte[] bytes = line(edition, line).getBytes(StandardCharsets.UTF_8);
                    copy.writeToCopy(bytes, 0, bytes.length);
                }
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        }
    }

    /** In the text format of COPY: backslashes doubled, and a carriage return written out. */
    private static String line(UUID edition, AlternateNameReader.Line line) {
        AlternateName name = line.name();
        return String.join(
                "\t",
                edition.toString(),
                Integer.toString(line.geonamesId()),
                Long.toString(line.number()),
                name.lang(),
                name.marks(),
                text(name.from()),
                text(name.until()),
                name.value().replace("\\", "\\\\").replace("\r", "\\r") + '\n');
    }

    private static String text(EdtfDate date) {
        return date == null ? "" : date.toString();
    }

    /**
     * Forgets items of Wikidata that several places have, in the caller's transaction: a city is known by an identifier alone only
     * where no other has it.
     */
    void forgetAmbiguousItems(UUID edition) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from place_name where edition = ? and lang = ? "
                                + "and name in (select name from place_name where edition = ? and lang = ? "
                                + "group by name having count(distinct geonames_id) > 1)")) {
            delete.setObject(1, edition);
            delete.setString(2, AlternateName.WIKIDATA);
            delete.setObject(3, edition);
            delete.setString(4, AlternateName.WIKIDATA);
            delete.executeUpdate();
        }
    }

    /** Makes an edition the one that readers see, in the caller's transaction, and removes all others that were. */
    void publish(UUID edition, String sha256) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement remove = connection.prepareStatement(
                        "delete from place_name where edition = (select edition from gazetteer_names) and edition <> ?");
                PreparedStatement upsert = connection.prepareStatement(
                        "insert into gazetteer_names (edition, places, names, sha256, loaded_at) "
                                + "select ?::uuid, count(distinct geonames_id), count(*), ?, now() from place_name "
                                + "where edition = ? on conflict on constraint gazetteer_names_key do update set "
                                + "edition = excluded.edition, places = excluded.places, names = excluded.names, "
                                + "sha256 = excluded.sha256, loaded_at = excluded.loaded_at")) {
            remove.setObject(1, edition);
            remove.executeUpdate();
            upsert.setObject(1, edition);
            upsert.setString(2, sha256);
            upsert.setObject(3, edition);
            upsert.executeUpdate();
        }
    }

    /** Removes an edition, in the caller's transaction. */
    void remove(UUID edition) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from place_name where edition = ?")) {
            delete.setObject(1, edition);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new Sql.Failure(e);
        }
    }
}
