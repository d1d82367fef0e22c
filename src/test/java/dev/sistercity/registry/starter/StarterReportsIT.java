package dev.sistercity.registry.starter;

import static dev.sistercity.registry.support.StarterRegistry.process;
import static dev.sistercity.registry.support.StarterRegistry.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.StarterRegistry;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The annual reports of the registry's first cities, in the languages of the site: no word and no date is left as the API has it. */
class StarterReportsIT {

    private static final List<String> CITIES =
            List.of("Shanghai", "Wuxi", "Dunedin", "Johannesburg", "Hamburg", "Leverkusen", "Cologne");
    private static final List<Integer> YEARS = List.of(1994, 2005, 2010, 2018, 2021, 2023, 2024);

    /** Columns whose cells are words of the registry, or dates: all but the names of records and of cities. */
    private static final Set<String> OF_NAMES = Set.of("partner", "entry", "with");

    private static final Pattern TABLE = Pattern.compile("(?s)<section id=\"([a-z-]++)\">(.*?)</section>");
    private static final Pattern ROW = Pattern.compile("(?s)<tr>(.*?)</tr>");
    private static final Pattern CELL = Pattern.compile("(?s)<t[dh][^>]*+>(.*?)</t[dh]>");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]{2,}");
    /** A topic, or another value of a vocabulary, as the API has it. */
    private static final Pattern CODE = Pattern.compile("\\b[a-z]{4,}-[a-z]{4,}\\b");

    private static final Pattern RAW_DATE =
            Pattern.compile("\\d{4}-\\d{2}|\\d{3}X|\\d{2}XX|\\d{4}[~?%]|\\d{4}/\\d{4}|\\.\\.");
    private static final Pattern COUNTRY = Pattern.compile("\\(([^()]*)\\)");

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-Hans", "de", "ru", "ar"})
    void nothing_of_a_report_is_left_untranslated(String tag) {
        int cells = 0;
        for (String city : CITIES) {
            String id =
                    read("/v1/cities?q=" + city + "&limit=1").at("/items/0/id").asText();
            for (int year : YEARS) {
                cells += looked(page(id, year, tag), page(id, year, "en"), tag);
            }
        }
        assertThat(cells).isGreaterThan(500);
    }

    private static String page(String city, int year, String tag) {
        HttpResponse<String> answer = StarterRegistry.get(
                process(), "/v1/reports/annual?city=" + city + "&year=" + year + "&format=html&lang=" + tag);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Language")).contains(tag);
        assertThat(answer.body()).contains("<html lang=\"" + tag + "\"");
        return answer.body();
    }

    private static int looked(String page, String english, String tag) {
        assertThat(page).doesNotContain("without contact<", "no contact<");
        Matcher table = TABLE.matcher(page);
        Matcher same = TABLE.matcher(english);
        int cells = 0;
        while (table.find()) {
            assertThat(same.find()).isTrue();
            assertThat(table.group(1)).isEqualTo(same.group(1));
            List<List<String>> rows = rows(table.group(2));
            List<List<String>> wanted = rows(same.group(2));
            assertThat(rows).hasSameSizeAs(wanted);
            for (int i = 0; i < rows.size(); i++) {
                for (int j = 0; j < rows.get(i).size(); j++) {
                    look(rows.get(i).get(j), wanted.get(i).get(j), head(table.group(1), j), i == 0, tag);
                    cells++;
                }
            }
        }
        return cells;
    }

    private static String head(String table, int column) {
        return switch (table) {
            case "summary" -> List.of("figure", "number").get(column);
            case "topics" -> List.of("topic", "number").get(column);
            case "partnerships" ->
                List.of("partner", "kind", "since", "status", "contacts", "lastContact", "years")
                        .get(column);
            default -> List.of("date", "entry", "what", "with", "topics").get(column);
        };
    }

    private static void look(String cell, String english, String head, boolean isHead, String tag) {
        boolean names = OF_NAMES.contains(head) && !isHead;
        // German words have hyphens, too.
        if (Set.of("zh-Hans", "ru", "ar").contains(tag)) {
            assertThat(cell).as(head + " in " + tag).doesNotContainPattern(CODE);
        }
        if (!names) {
            assertThat(cell).as(head + " in " + tag).doesNotContainPattern(RAW_DATE);
        }
        if (Set.of("zh-Hans", "ru", "ar").contains(tag)) {
            if (names) {
                Matcher country = COUNTRY.matcher(head.equals("with") || head.equals("partner") ? cell : "");
                while (country.find()) {
                    assertThat(country.group(1)).as(cell).doesNotContainPattern(LATIN);
                }
            } else {
                assertThat(cell).as(head + " in " + tag).doesNotContainPattern(LATIN);
            }
        }
        boolean words = isHead || Set.of("figure", "kind", "status", "what").contains(head);
        // Words that are the same in English and in German.
        if (tag.equals("de")
                && words
                && !Set.of("Status", "Partner", "Forum", "Training").contains(cell)) {
            assertThat(cell).as(head).isNotEqualTo(english);
        }
    }

    private static List<List<String>> rows(String table) {
        List<List<String>> rows = new ArrayList<>();
        Matcher row = ROW.matcher(table);
        while (row.find()) {
            List<String> cells = new ArrayList<>();
            Matcher cell = CELL.matcher(row.group(1));
            while (cell.find()) {
                cells.add(StringEscapeUtils.unescapeHtml4(cell.group(1).replaceAll("<[^>]++>", "")));
            }
            rows.add(cells);
        }
        return rows;
    }
}
