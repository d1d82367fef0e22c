package dev.sistercity.registry.transfer.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.transfer.read.ColumnNames;
import dev.sistercity.registry.transfer.read.ListRow;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns by the names that lists of many countries give them. */
class PresetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "City 1,Country 1,City 2,Country 2,Year established",
                "City A,Country A,City B,Country B,Date signed",
                "Stadt 1,Land 1,Stadt 2,Land 2,seit",
                "ville1,pays1,ville2,pays2,depuis",
                "ciudad 1,país 1,ciudad 2,país 2,desde",
                "Città 1,Paese 1,Città 2,Paese 2,dal",
                "miasto1,kraj1,miasto2,kraj2,od",
                "город1,страна1,город2,страна2,год",
                "都市1,国1,都市2,国2,締結日",
                "城市1,国家1,城市2,国家2,结好时间",
                "도시1,국가1,도시2,국가2,체결일",
                "source_city,source_country,target_city,target_country,year"
            })
    void reads_pairs(String header) {
        assertThat(read("pairs", header, "Radom,Poland,Magdeburg,Germany,1992"))
                .isEqualTo("Radom, Poland – Magdeburg, Germany: 1992");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ort,Partnerstadt,Land,seit",
                "commune,ville jumelée,pays,depuis",
                "Comune,Città gemellata,Nazione,Anno",
                "gmina,miasto partnerskie,kraj,od",
                "kommun,vänort,land,sedan",
                "település,testvérváros,ország,év",
                "город,город-побратим,страна,год",
                "市,姉妹都市,国,締結年",
                "City,Twin town,Country,Since"
            })
    void reads_one_sided_lists(String header) {
        assertThat(read("one-sided", header, "Magdeburg,Radom,Poland,1992"))
                .isEqualTo("Magdeburg, null – Radom, Poland: 1992");
    }

    /** Every import asks for it, some of them several times, before it reads a row. */
    @Test
    void finds_its_columns_in_a_header_without_comparing_each_name_with_each() {
        List<String> header = List.of("City 1", "Country 1", "City 2", "Country 2", "Since", "Note");
        Preset pairs = Preset.shipped("pairs").orElseThrow();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < 20; i++) {
            pairs.in(header, Set.of());
        }

        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - began)).isLessThan(Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pairs", "one-sided", "wikidata-pairs"})
    void reads_each_column_of_a_list_into_one_field(String preset) {
        Preset shipped = Preset.shipped(preset).orElseThrow();
        Random random = new Random(20_12);
        List<String> names = shipped.columns().values().stream()
                .flatMap(List::stream)
                .distinct()
                .toList();
        for (int i = 0; i < 50; i++) {
            Set<String> header = new TreeSet<>(ColumnNames.ORDER);
            random.ints(1 + random.nextInt(12), 0, names.size())
                    .mapToObj(names::get)
                    .forEach(header::add);

            // A field may have a name in several spellings.
            List<String> read = shipped.in(List.copyOf(header), Set.of()).columns().values().stream()
                    .flatMap(columns -> columns.stream()
                            .filter(header::contains)
                            .map(ColumnNames::key)
                            .distinct())
                    .toList();

            assertThat(read).as("of %s", header).doesNotHaveDuplicates();
        }
    }

    @Test
    void takes_a_state_for_the_status_where_another_column_is_the_country() {
        assertThat(read("one-sided", "Ville,Ville jumelée,Pays,État,Depuis", "Lyon,Turin,Italie,actif,1966"))
                .isEqualTo("Lyon, null – Turin, Italie: 1966");
        assertThat(read("one-sided", "Ville,Ville jumelée,État,Depuis", "Lyon,Turin,Italie,1966"))
                .isEqualTo("Lyon, null – Turin, Italie: 1966");
        assertThat(status("one-sided", "Ville,Ville jumelée,Pays,État,Depuis", "Lyon,Turin,Italie,résilié,1966"))
                .isEqualTo(PartnershipStatus.ENDED);
        for (String header : List.of("ville1,pays1,ville2,pays2,État", "ciudad1,país1,ciudad2,país2,Estado")) {
            assertThat(status("pairs", header, "Lyon,FR,Turin,IT,suspended")).isEqualTo(PartnershipStatus.SUSPENDED);
        }
    }

    @Test
    void takes_the_country_for_that_of_the_city_where_the_partner_has_its_own() {
        assertThat(read("one-sided", "City,Country,Partner,Partner country", "Magdeburg,Germany,Radom,Poland"))
                .isEqualTo("Magdeburg, Germany – Radom, Poland: null");
        assertThat(read("one-sided", "City,Country,Twin city,Twin country", "Magdeburg,Germany,Radom,Poland"))
                .isEqualTo("Magdeburg, Germany – Radom, Poland: null");
        Preset stated = Preset.shipped("one-sided")
                .orElseThrow()
                .in(
                        List.of("city", "country", "partner", "state of"),
                        Set.of(Field.of("country2").orElseThrow()));
        assertThat(stated.columns().get(Field.of("country1").orElseThrow())).contains("country");
    }

    @Test
    void takes_no_second_word_for_a_country_for_that_of_the_city() {
        for (String countries : List.of("Land,Country", "Country,Land", "Country,Pays,Land")) {
            List<String> header = List.of(("Gemeinde,Partnergemeinde," + countries).split(","));
            Preset preset = Preset.shipped("one-sided").orElseThrow().in(header, Set.of());
            assertThat(preset.columns().get(Field.of("country1").orElseThrow()))
                    .as(countries)
                    .doesNotContain("land", "country", "pays");
            assertThat(preset.columns().get(Field.of("country2").orElseThrow()))
                    .as(countries)
                    .contains("country");
        }
    }

    /** What a column is by its sender it is nothing else, neither by its name nor by its place. */
    @Test
    void reads_a_column_that_is_said_into_no_other_field() {
        Preset pairs = Preset.shipped("pairs").orElseThrow();
        Field city1 = Field.of("city1").orElseThrow();
        Field city2 = Field.of("city2").orElseThrow();
        Field established = Field.of("established").orElseThrow();
        Map<Field, String> said = Map.of(city1, "1", city2, "2", established, "3");
        for (Preset placed : List.of(
                pairs.byPlace(), Preset.shipped("one-sided").orElseThrow().byPlace())) {
            Mapping mapping = Mapping.of(placed, said, Map.of());
            said.forEach((field, column) ->
                    assertThat(mapping.columns().get(field)).as("%s", field).containsExactly(column));
            mapping.columns().forEach((field, columns) -> assertThat(said.containsKey(field) ? List.of() : columns)
                    .as("%s", field)
                    .doesNotContain("1", "2", "3"));
        }
        Mapping named = Mapping.of(
                pairs.in(List.of("city1", "city2", "country"), Set.of(established)),
                Map.of(established, "country"),
                Map.of());
        assertThat(named.columns().values().stream().filter(columns -> columns.contains("country")))
                .hasSize(1);
    }

    private static String read(String preset, String header, String cells) {
        Statement statement = statement(preset, header, cells);
        return side(statement.one()) + " – " + side(statement.two()) + ": " + statement.established();
    }

    private static PartnershipStatus status(String preset, String header, String cells) {
        return statement(preset, header, cells).status();
    }

    private static Statement statement(String preset, String header, String cells) {
        List<String> columns = List.of(header.split(","));
        Map<String, String> row = new LinkedHashMap<>();
        String[] values = cells.split(",");
        for (int i = 0; i < values.length; i++) {
            row.put(columns.get(i), values[i]);
        }
        Mapping mapping = Mapping.of(Preset.shipped(preset).orElseThrow().in(columns, Set.of()), Map.of(), Map.of());
        Statement statement = new StatementReader(mapping.in(columns), java.time.LocalDate.of(2026, 11, 29))
                .read(new ListRow(2, "", row, null));
        assertThat(mapping.unused(columns)).isEmpty();
        return statement;
    }

    private static String side(Side side) {
        return side.name() + ", " + side.country();
    }
}
