package dev.sistercity.registry.match;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sistercity.registry.match.api.Reason;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names as people who keep lists write them, against the real gazetteer, where that is at hand. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class FieldNamesTest {

    private static final Path KNOWN = Path.of("..", "shared", "data", "field-2", "known-cities.csv");
    private static final int MOSCOW = 524_901;
    /** Small ones for which others were taken, and capitals without a number of inhabitants. */
    private static final Set<String> ALSO = Set.of(
            "Mansle",
            "Işıklar",
            "Douglas",
            "San Juan",
            "Suzu",
            "Vienne",
            "San",
            "Holyoke",
            "Washington",
            "Panama City",
            "Zhuji",
            "Frei Paulo");

    /** GeoNames' ids of what the names mean, by the first word of the column that says so. */
    private static final Map<String, Integer> RIGHT = Map.ofEntries(
            Map.entry("Moscow", MOSCOW),
            Map.entry("Kyiv", 703_448),
            Map.entry("Sofia", 727_011),
            Map.entry("Turin", 3_165_524),
            Map.entry("Madrid", 3_117_735),
            Map.entry("Quito", 3_652_462),
            Map.entry("Lisbon", 2_267_057),
            Map.entry("Łódź", 3_093_133),
            Map.entry("Brno", 3_078_610),
            Map.entry("Thessaloniki", 734_077),
            Map.entry("Cape Town", 3_369_157),
            Map.entry("Huế", 1_580_240),
            Map.entry("Vigo", 3_105_976),
            Map.entry("Barcelona", 3_128_760),
            Map.entry("Tirana", 3_183_875),
            Map.entry("Riga", 456_172),
            Map.entry("İzmir", 311_046),
            Map.entry("Bamako", 2_460_596),
            Map.entry("Şanlıurfa", 298_333),
            Map.entry("Kırşehir", 307_515),
            Map.entry("Ho Chi Minh City", 1_566_083),
            Map.entry("Le Mans", 3_003_603),
            Map.entry("La Rochelle", 3_006_787),
            Map.entry("Havana", 3_553_478),
            Map.entry("L'Hospitalet de Llobregat", 3_120_619),
            Map.entry("La Línea de la Concepción", 2_515_812),
            Map.entry("New Orleans", 4_335_045),
            Map.entry("Curitiba", 3_464_975),
            Map.entry("Campinas", 3_467_865),
            Map.entry("Austin", 4_671_654),
            Map.entry("Pisa", 3_170_647),
            Map.entry("Mendoza", 3_844_421));

    @Inject
    CityMatcher matcher;

    @Inject
    RealPlaces places;

    @BeforeEach
    void load() throws IOException {
        assumeTrue(Files.exists(KNOWN), "the real lists are not at hand");
        places.load(ALSO);
    }

    @Test
    void registers_no_known_city_a_second_time() throws IOException {
        SoftAssertions all = new SoftAssertions();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        int chosen = 0;
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(KNOWN), format)) {
            for (CSVRecord row : parser) {
                for (CityQuery query : written(row.get("city1"), row.get("country1"))) {
                    CityMatch match = matcher.match(query);
                    Integer right = right(row.get("right"));
                    all.assertThat(match.newcomer())
                            .as("%s as new", query.name())
                            .isNull();
                    if (match.chosen() != null) {
                        all.assertThat(match.chosen().place().geonamesId())
                                .as(query.name())
                                .isEqualTo(right);
                        chosen++;
                    }
                }
            }
        }
        all.assertThat(chosen).isGreaterThan(50);
        all.assertAll();
    }

    /** As it stands, and with the commonest words of office of all, and in capitals. */
    private static List<CityQuery> written(String name, String country) {
        List<CityQuery> queries = new ArrayList<>(List.of(new CityQuery(name, country)));
        queries.add(new CityQuery("  " + name.replace(" ", "  ") + " ", country));
        if (!name.contains(" - ") && !name.contains(",") && !name.contains("(")) {
            queries.add(new CityQuery(name + " (" + country + ")", country));
        }
        return queries;
    }

    private static Integer right(String said) {
        return RIGHT.entrySet().stream()
                .filter(entry -> said.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    @Test
    void prefers_a_name_to_an_alias_where_no_country_is_given() {
        SoftAssertions all = new SoftAssertions();
        for (String name : List.of("Dili", "Vienne", "Suzu", "San")) {
            CityMatch match = matcher.match(new CityQuery(name, null));
            if (match.chosen() != null) {
                all.assertThat(match.chosen().place().name()).as(name).isEqualTo(name);
            }
        }
        all.assertThat(matcher.match(new CityQuery("Dili", null)).chosen()).isNotNull();
        all.assertAll();
    }

    @Test
    void decides_between_namesakes_by_what_was_counted() {
        SoftAssertions all = new SoftAssertions();
        Map.of(
                        "Holyoke, US", Reason.LARGEST,
                        "Washington, US", Reason.CAPITAL,
                        "Panama City, PA", Reason.OTHERS_ARE_HAMLETS,
                        "Zhuji, CN", Reason.NAME_BEFORE_ALIASES)
                .forEach((written, why) -> {
                    String[] parts = written.split(", ");
                    CityMatch match = matcher.match(new CityQuery(parts[0], parts[1]));
                    all.assertThat(match.why().reason()).as(written).isEqualTo(why);
                });
        // A rival in the territory, one of nearly its size, and an alias alone.
        for (CityQuery query : List.of(new CityQuery("Springfield", "US"), new CityQuery("Rome", "US"))) {
            all.assertThat(matcher.match(query).why().reason()).as(query.name()).isEqualTo(Reason.SEVERAL);
        }
        all.assertAll();
    }

    @Test
    void finds_a_name_in_another_romanisation() {
        SoftAssertions all = new SoftAssertions();
        Map.of(
                        "Gwangmyeong", "KR",
                        "Artyom", "RU",
                        "Berdiansk", "UA",
                        "Oleksandriia", "UA",
                        "Faiyum", "EG")
                .forEach((name, country) -> all.assertThat(
                                matcher.match(new CityQuery(name, country)).chosen())
                        .as(name)
                        .isNotNull());
        all.assertThat(matcher.match(new CityQuery("Carmel (Har Hevron)", "IL")).chosen())
                .isNull();
        all.assertAll();
    }

    @Test
    void believes_the_coordinates_of_a_list_and_notices_how_they_are_written_wrongly() {
        SoftAssertions all = new SoftAssertions();
        // Of another town of the name, and of a whole province.
        for (CityQuery query : List.of(at("Kusatsu", "JP", 36.62, 138.6), at("Quebec", "CA", 52.9, -73.5))) {
            CityMatch match = matcher.match(query);
            all.assertThat(match.chosen()).as(query.name()).isNull();
            all.assertThat(match.newcomer()).as(query.name()).isNull();
        }
        for (double[] written :
                new double[][] {{-33.87, 151.21}, {33.87, 151.21}, {151.21, -33.87}, {-33.87, -151.21}, {33.87, -151.21}
                }) {
            if (Math.abs(written[0]) <= 90) {
                Candidate sydney = matcher.match(at("Sydney", "AU", written[0], written[1]))
                        .chosen();
                all.assertThat(sydney).as("%s", written[0]).isNotNull();
            }
        }
        Candidate lyon = matcher.match(at("Lyon", null, 4.84, 45.75)).chosen();
        all.assertThat(lyon).isNotNull();
        all.assertThat(lyon.reasons()).anyMatch(reason -> reason.contains("swapped"));
        Candidate boston = matcher.match(at("Boston", "US", 42.36, 71.06)).chosen();
        all.assertThat(boston.reasons()).anyMatch(reason -> reason.contains("sign"));
        all.assertAll();
    }

    /** Written but for its marks, a city of millions is meant before a village of which its name is an alias; a prefecture is no city. */
    @Test
    void takes_a_name_without_its_marks_for_the_city_and_no_prefecture_for_its_seat() {
        SoftAssertions all = new SoftAssertions();
        for (String name : List.of("Sao Paulo", "SAO PAULO", "São Paulo", "Sao Paulo, SP", "Sao Paulo-SP")) {
            Candidate chosen = matcher.match(new CityQuery(name, "BR")).chosen();
            all.assertThat(chosen == null ? null : chosen.place().geonamesId())
                    .as(name)
                    .isEqualTo(3_448_439);
        }
        for (String name : List.of("Kyoto-fu", "Osaka-fu", "京都府", "Kyoto Prefecture")) {
            CityMatch match = matcher.match(new CityQuery(name, "JP"));
            all.assertThat(match.chosen()).as(name).isNull();
        }
        all.assertAll();
    }

    private static CityQuery at(String name, String country, double latitude, double longitude) {
        return new CityQuery(name, country, null, null, latitude, longitude);
    }

    @Test
    void takes_a_town_for_none_of_a_territory_that_lists_write_under_its_state() {
        SoftAssertions all = new SoftAssertions();
        for (CityQuery query :
                List.of(new CityQuery("Douglas", "United Kingdom"), new CityQuery("San Juan", "United States"))) {
            CityMatch match = matcher.match(query);
            all.assertThat(match.chosen()).as(query.name()).isNull();
            all.assertThat(match.newcomer()).as(query.name()).isNull();
            all.assertThat(match.candidates()).as(query.name()).hasSizeGreaterThan(1);
        }
        all.assertAll();
    }
}
