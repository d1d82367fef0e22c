package dev.sistercity.registry.transfer.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.transfer.read.ListRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import says of a column from which it reads nothing, and what it reads without being told. */
class ColumnWordsTest {

    private static final Map<String, String> PAIR =
            Map.of("city1", "Radom", "country1", "Poland", "city2", "Magdeburg", "country2", "Germany");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Note",
                "Notes",
                "Remarks",
                "Comment",
                "Bemerkungen",
                "Anmerkung",
                "Remarques",
                "Observaciones",
                "Osservazioni",
                "Uwagi",
                "Poznámka",
                "Opmerkingen",
                "Примечание",
                "備考",
                "备注",
                "비고",
                "Rate",
                "Rank",
                "No.",
                "Nr",
                "Population",
                "Einwohner",
                "人口",
                "Mayor",
                "Line",
                "Firm",
                "Size",
                "Code",
                "State",
                "Nation",
                "Twin",
                "Partner",
                "Land",
                "Pays",
                "Ville",
                "Stadt",
                "国家",
                "城市",
                "Country",
                "City",
                "Date (of election)",
                "Date of election",
                "Agreement",
                "Year of population",
                "Kontinent",
                "xyz",
                "x",
                "?",
                "1994",
                "a name that is far longer than any name that a column of a list will ever have, but for this one"
            })
    void names_a_column_without_guessing(String column) {
        JsonNode report = report(column);

        assertThat(report.at("/unusedColumns/0/column").asText()).isEqualTo(column);
        assertThat(report.at("/unusedColumns/0/cells").asInt()).isEqualTo(1);
        assertThat(report.at("/unusedColumns/0").has("didYouMean"))
                .as("%s", report)
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "estabished, established",
        "Establshed, established",
        "etsablished, established",
        "Yaer, year",
        "Snice, since",
        "sttaus, status",
        "Statuss, status",
        "referense, reference",
        "regoin1, region1",
        "latitde2, latitude2",
        "Longtitude1, longitude1"
    })
    void tells_what_a_slip_of_the_pen_was_meant_to_be(String column, String meant) {
        assertThat(report(column).at("/unusedColumns/0/didYouMean").asText()).isEqualTo(meant);
    }

    /** Each letter of a long name may be left out, doubled or exchanged with the next. */
    @ParameterizedTest
    @ValueSource(strings = {"established", "reference", "longitude1", "latitude2"})
    void knows_every_slip_of_one_letter(String name) {
        for (int i = 1; i < name.length() - 1; i++) {
            List<String> slips = List.of(
                    name.substring(0, i) + name.substring(i + 1),
                    name.substring(0, i) + name.charAt(i) + name.substring(i),
                    name.substring(0, i) + name.charAt(i + 1) + name.charAt(i) + name.substring(i + 2));
            for (String slip : slips) {
                boolean ofFigure = !slip.endsWith(name.substring(name.length() - 1));
                boolean same = slip.equals(name) || ofFigure && Character.isDigit(name.charAt(name.length() - 1));
                assertThat(same
                                || report(slip)
                                        .at("/unusedColumns/0/didYouMean")
                                        .asText()
                                        .equals(name))
                        .as(slip)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pairs | City 1,Country 1,City 2,Country 2,Since (year)",
                "pairs | City 1,Country 1,City 2,Country 2,Year [YYYY]",
                "pairs | City 1 (English),Country 1 (ISO),City 2 (English),Country 2 (ISO),Date (DD.MM.YYYY)",
                "pairs | City A,Nation A,City B,Nation B,Date of twinning",
                "pairs | Stadt 1,Land 1,Stadt 2,Land 2,Jahr der Unterzeichnung",
                "one-sided | 自治体名,国内,提携先,国名,提携年月日",
                "one-sided | Miasto,x,Miasto partnerskie,Kraj,Data podpisania umowy",
                "one-sided | Municipio,x,Ciudad hermanada,País,Fecha del hermanamiento",
                "one-sided | Ciudad,x,Ciudad hermana,País,Fecha de suscripción del convenio",
                "one-sided | Commune,x,Ville jumelée,Pays,Date de signature de la convention",
                "one-sided | Город,x,Город-побратим,Страна,Дата подписания договора о побратимстве",
                "one-sided | المدينة,x,المدينة التوأم,البلد,تاريخ الاتفاقية",
                "one-sided | 자치단체,x,외국도시,국가,체결일",
                "pairs | City 1,Country 1,City 2,Country 2,Year of the twinning agreement",
                "one-sided | 自治体名,国内,姉妹(友好)都市,国・地域名,締結日(西暦)",
                "one-sided | 自治体名,x,姉妹都市名（英語）,国名,締結年月日",
                "one-sided | 中方城市,x,外方城市,国别,结好时间",
                "one-sided | 縣市,x,締盟城市,國別,締盟日期",
                "one-sided | 지자체명,x,자매도시명,국가명,체결일자",
                "one-sided | Commune,x,Ville jumelée,Pays,Date de jumelage",
                "one-sided | Gemeinde,x,Name der Partnerstadt,Land der Partnerstadt,Partner seit",
                "one-sided | Comune,x,Città gemellata,Nazione,Anno di gemellaggio",
                "one-sided | Ciudad,x,Ciudad hermana,País,Año de hermanamiento",
                "one-sided | Município,x,Cidade irmã,País,Ano de assinatura",
                "one-sided | Miasto,x,Miasto partnerskie,Kraj,Data zawarcia umowy",
                "one-sided | Город,x,Город-побратим,Страна,Дата подписания соглашения",
                "one-sided | City,x,Sister City,Country,Date Signed",
                "one-sided | City,x,Twin,Nation,Twinned since",
                "one-sided | Town,x,Partner,Country (EN),Year",
                "one-sided | Ort,x,Partnerstadt,Staat,Beginn der Partnerschaft"
            })
    void reads_usual_headers(String preset, String header) {
        List<String> columns = Arrays.asList(header.split(","));
        List<String> cells = List.of("Magdeburg", "Germany", "Radom", "Poland", "2008");
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).equals("x")) {
                row.put(columns.get(i), cells.get(i));
            }
        }
        Mapping mapping = Mapping.of(Preset.shipped(preset).orElseThrow().in(columns, Set.of()), Map.of(), Map.of());

        Statement statement = new StatementReader(mapping.in(columns), LocalDate.of(2026, 11, 30))
                .read(new ListRow(2, "", row, null));

        assertThat(statement.one().name()).isEqualTo("Magdeburg");
        assertThat(statement.two().name()).isEqualTo("Radom");
        assertThat(statement.two().country()).isEqualTo("Poland");
        assertThat(statement.established()).hasToString("2008");
        assertThat(mapping.unused(columns)).isSubsetOf("x", "国内");
    }

    /** What stands in brackets may say of what a date is. */
    @ParameterizedTest
    @ValueSource(strings = {"Year (of election)", "Date (of the vote)", "Country (of origin)", "Since (mayor)"})
    void takes_no_column_for_another_because_of_what_stands_before_its_brackets(String column) {
        assertThat(report(column).at("/unusedColumns/0/column").asText()).isEqualTo(column);
    }

    private static JsonNode report(String column) {
        List<String> header = new ArrayList<>(PAIR.keySet());
        header.add(column);
        Mapping mapping = Mapping.of(Preset.shipped("pairs").orElseThrow().in(header, Set.of()), Map.of(), Map.of());
        ReadingTally tally =
                new ReadingTally(mapping, new StatementReader(mapping.in(header), LocalDate.of(2026, 11, 30)));
        Map<String, String> row = new HashMap<>(PAIR);
        row.put(column, "text");
        tally.header(header);
        tally.add(new ListRow(2, "", row, null));
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        tally.report(report);
        return report;
    }
}
