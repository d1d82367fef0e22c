package dev.sistercity.registry.transfer.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.transfer.statement.place.Coordinates;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenPlaceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "51.4025 | 21.1471",
                "51,4025 | 21,1471",
                "51.4025° N | 21.1471° E",
                "51.4025°N | 21.1471°E",
                "N 51.4025 | E 21.1471",
                "51°24′9″N | 21°8′49.56″E",
                "51° 24' 9'' N | 21° 8' 49.56'' E",
                "51°24.15′ N | 21°8.826′ E",
                "51º24´9\" | 21º8´49.56\"",
                "51 24 9 N | 21 8 49.56 E",
                "21.1471 E | 51.4025 N",
                "5.14025e1 | 2.11471E1",
                "Nord 51,4025 | Ost 21,1471",
                "北緯51度24分9秒 | -"
            })
    void reads_coordinates_as_people_write_them(String latitude, String longitude) {
        List<String> remarks = new ArrayList<>();
        Coordinates read = Coordinates.parse(latitude, longitude, remarks);

        if (longitude.equals("-")) {
            assertThat(read.latitude()).isNull();
        } else {
            assertThat(read.latitude()).as("%s", remarks).isCloseTo(51.4025, within(1e-4));
            assertThat(read.longitude()).isCloseTo(21.1471, within(1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Point(21.1471 51.4025)",
                "POINT (21.1471 51.4025)",
                "51.4025, 21.1471",
                "51.4025,21.1471",
                "51.4025 21.1471",
                "51,4025; 21,1471",
                "51.4025°N 21.1471°E",
                "51°24′9″N 21°8′49.56″E",
                "51°24′9″N, 21°8′49.56″E",
                "geo:51.4025,21.1471",
                "GEO:51.4025,21.1471,180",
                "geo:51.4025,21.1471;crs=WGS84;u=35",
                "geo:51.4025,21.1471;u=35",
                "(51.4025, 21.1471)",
                "[51.4025, 21.1471]",
                "lat: 51.4025, lon: 21.1471",
                "Latitude=51.4025; Longitude=21.1471",
                "{\"type\":\"Point\",\"coordinates\":[21.1471,51.4025]}",
                "https://maps.example.org/maps/@51.4025,21.1471,12z"
            })
    void reads_both_coordinates_from_one_cell(String written) {
        List<String> remarks = new ArrayList<>();
        Coordinates read = Coordinates.parse(written, remarks);

        assertThat(read.latitude()).as("%s", remarks).isCloseTo(51.4025, within(1e-4));
        assertThat(read.longitude()).isCloseTo(21.1471, within(1e-4));
    }

    @Test
    void takes_no_degrees_from_another_system() {
        List<String> remarks = new ArrayList<>();

        assertThat(Coordinates.parse("geo:51.4025,21.1471;crs=moon-2011", remarks))
                .isEqualTo(Coordinates.NOWHERE);
        assertThat(remarks).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Q1726",
                "q1726",
                "wd:Q1726",
                "wikidata:Q1726",
                "<http://www.wikidata.org/entity/Q1726>",
                "https://www.wikidata.org/wiki/Q1726",
                "https://www.wikidata.org/wiki/Special:EntityPage/Q1726",
                "https://www.wikidata.org/wiki/Special:EntityData/Q1726.json",
                "https://m.wikidata.org/wiki/Q1726#P190",
                "www.wikidata.org/wiki/Q1726",
                "[[d:Q1726]]"
            })
    void reads_items_of_wikidata(String written) {
        assertThat(WrittenIdentifier.read(written)).contains(new Identifier("wikidata", "Q1726"));
    }
}
