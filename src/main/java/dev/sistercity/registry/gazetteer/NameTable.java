package dev.sistercity.registry.gazetteer;

import dev.sistercity.registry.gazetteer.name.AlternateName;
import dev.sistercity.registry.gazetteer.name.AlternateNameReader;
import dev.sistercity.registry.shared.sql.CopyWriter;
import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.shared.sql.SqlConnection;
import dev.sistercity.registry.shared.value.EdtfDate;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Names of places by language in PostgreSQL. */
@Singleton
class NameTable {

    /** In a selection from {@code place p}: its names of an edition that is a parameter, as {@link AlternateName#parse} reads them. */
    static final String NAMES = names("?::uuid");

    /** The same, of the names that readers see. */
    static final String CURRENT_NAMES = names("(select edition from gazetteer_names)");

    private static final String COLUMNS = "edition, geonames_id, line, lang, marks, named_from, named_until, name";

    private final Sql sql;

    NameTable(Sql sql) {
        this.sql = sql;
    }

    private static String names(String edition) {
        return "array(select concat_ws(E'\\t', n.lang, n.marks, n.named_from, n.named_until, n.name) from place_name n "
                + "where n.edition = " + edition + " and n.geonames_id = p.geonames_id order by n.line) as names";
    }

    /** Stores names in the caller's transaction. */
    void copy(UUID edition, List<AlternateNameReader.Line> lines) throws SQLException {
        try (SqlConnection connection = sql.open();
                CopyWriter rows = connection.copy("place_name", COLUMNS)) {
            for (AlternateNameReader.Line line : lines) {
                AlternateName name = line.name();
                rows.add(
                        edition,
                        line.geonamesId(),
                        line.number(),
                        name.lang(),
                        name.marks(),
                        text(name.from()),
                        text(name.until()),
                        name.value());
            }
            rows.end();
        }
    }

    private static String text(EdtfDate date) {
        return date == null ? "" : date.toString();
    }

    /**
     * Forgets items of Wikidata that several places have, in the caller's transaction: a city is known by an identifier alone only
     * where no other has it.
     */
    void forgetAmbiguousItems(UUID edition) {
        sql.update(
                "delete from place_name where edition = ? and lang = ? "
                        + "and name in (select name from place_name where edition = ? and lang = ? "
                        + "group by name having count(distinct geonames_id) > 1)",
                edition,
                AlternateName.WIKIDATA,
                edition,
                AlternateName.WIKIDATA);
    }

    /** Makes an edition the one that readers see, in the caller's transaction, and removes all others that were. */
    void publish(UUID edition, String sha256) {
        sql.update(
                "delete from place_name where edition = (select edition from gazetteer_names) and edition <> ?",
                edition);
        sql.update(
                "insert into gazetteer_names (edition, places, names, sha256, loaded_at) "
                        + "select ?::uuid, count(distinct geonames_id), count(*), ?, now() from place_name "
                        + "where edition = ? on conflict on constraint gazetteer_names_key do update set "
                        + "edition = excluded.edition, places = excluded.places, names = excluded.names, "
                        + "sha256 = excluded.sha256, loaded_at = excluded.loaded_at",
                edition,
                sha256,
                edition);
    }

    /** Removes an edition, in the caller's transaction. */
    void remove(UUID edition) {
        sql.update("delete from place_name where edition = ?", edition);
    }
}
