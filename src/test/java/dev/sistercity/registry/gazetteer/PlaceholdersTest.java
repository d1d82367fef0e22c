package dev.sistercity.registry.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sistercity.registry.shared.table.Placeholders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signs for nothing are none where they are the names of places. */
class PlaceholdersTest {

    @ParameterizedTest
    @ValueSource(strings = {"Leer", "Brak", "Aucun", "Nan", "Na", "No"})
    void the_name_of_a_place_stands_where_names_do_and_is_nothing_elsewhere(String name) {
        assertThat(Placeholders.isNoName(name)).isFalse();
        assertThat(Placeholders.isNone(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"N/A", "(leer)", "(none)", "unbekannt", "#REF!", "—", "?"})
    void what_no_place_is_called_is_nothing_anywhere(String sign) {
        assertThat(Placeholders.isNoName(sign)).isTrue();
        assertThat(Placeholders.isNone(sign)).isTrue();
    }

    @Test
    void no_place_of_the_real_gazetteer_is_taken_for_nothing() throws IOException {
        assumeTrue(GeoNamesTable.realIsThere(), "the real gazetteer is not at hand");
        try (BufferedReader rows = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(GeoNamesTable.REAL)), StandardCharsets.UTF_8))) {
            List<String> nameless = rows.lines()
                    .skip(1)
                    .flatMap(row -> Stream.of(row.split("\t", 4)).skip(1).limit(2))
                    .filter(name -> !name.isEmpty() && Placeholders.isNoName(name))
                    .distinct()
                    .toList();
            assertThat(nameless).isEmpty();
        }
    }
}
