package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Stored;
import dev.sistercity.registry.transfer.Lists.Town;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

/** A gazetteer with towns of one name, for lists whose rows are told by what other lists say. */
abstract class SettledRows {

    static final String PAIRS = "city1,country1,city2,country2\n";
    static final String UNCLEAR = PAIRS + "Erfurt,Germany,Arlingen,United States\n";
    static final String ONE_SIDED =
            "municipality,country,partnergemeinde,seit,form,partner_latitude,partner_longitude,partner_place_name\n";
    static final String IN_TEXAS = "32.7,-97.1,\"76014, Texas, United States\"\n";
    static final String IN_VIRGINIA = "38.9,-77.1,\"22201, Virginia, United States\"\n";
    static final String CLEAR = ONE_SIDED + "Erfurt,United States,Arlingen,1993,p," + IN_TEXAS;
    static final String MUNICIPALITIES = Lists.ONE_SIDED + "&set=country1:DE";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Inject
    Lists lists;

    @Inject
    DataSource database;

    @BeforeEach
    void there_are_two_towns_of_one_name() {
        lists.gazetteer(
                new Town(1, "Erfurt", "DE.15", 50.97, 11.03),
                new Town(3, "Lille", "FR.32", 50.63, 3.06),
                new Town(21, "Arlingen", "US.TX", 32.7, -97.1),
                new Town(22, "Arlingen", "US.VA", 38.9, -77.1),
                new Town(31, "Wetter", "DE.05", 50.9, 8.7),
                new Town(32, "Wetter", "DE.07", 51.4, 7.4),
                new Town(41, "Harflette", "FR.28", 49.50, 0.20),
                new Town(42, "Horflette", "FR.28", 49.51, 0.21),
                new Town(43, "Montclair", "AT.04", 48.1, 13.6),
                new Town(44, "Montclair", "AT.02", 46.7, 13.9),
                new Town(45, "Montclair am See", "AT.07", 47.2, 11.3),
                new Town(46, "Montclair im Tal", "AT.07", 47.3, 11.9),
                new Town(47, "Kostelau", "CZ.85", 49.7, 13.0),
                new Town(48, "Kostelau nad Orlici", "CZ.82", 50.1, 16.2),
                new Town(51, "Montrelay", "FR.11", 48.4, 2.9, 12_000),
                new Town(61, "Sousvillers", "FR.11", 48.5, 2.7, 3_000));
    }

    void changes_nothing(String query, String list) {
        long changes = stored.count("change");
        assertThat(lists.classes(lists.written(query, list))).containsExactly("matched");
        assertThat(stored.count("change")).isEqualTo(changes);
    }
}
