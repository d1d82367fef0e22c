package dev.sistercity.registry.match.name;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.shared.value.NameKeys;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbers tell parts of cities apart: no slip of the pen turns one into another. */
class NumeralsTest {

    private static final List<String> ROMAN = List.of(
            "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI",
            "XVII", "XVIII", "XIX", "XX", "XXI", "XXII", "XXIII");

    @Test
    void takes_no_number_for_another() {
        for (String pattern : List.of("Budapest %s", "Praha-%s", "%s. kerület, Budapest", "Paris %s arrondissement")) {
            for (int one = 1; one <= ROMAN.size(); one++) {
                for (int other = 1; other <= ROMAN.size(); other++) {
                    String figures = pattern.formatted(one);
                    String roman = pattern.formatted(ROMAN.get(other - 1));
                    boolean same = one == other;
                    assertThat(isSlip(figures, pattern.formatted(other))).isFalse();
                    assertThat(isSlip(pattern.formatted(ROMAN.get(one - 1)), roman))
                            .isFalse();
                    if (!pattern.startsWith("%s")) {
                        assertThat(Numerals.agree(figures, roman))
                                .as(figures + roman)
                                .isEqualTo(same);
                    }
                }
            }
        }
    }

    @Test
    void takes_no_ordinal_for_another() {
        for (List<String> row : List.of(
                List.of("18th district", "19th district"),
                List.of("Sixth District", "Fifth District"),
                List.of("Dritter Bezirk", "Vierter Bezirk"),
                List.of("第一区画整理", "第二区画整理"),
                List.of("Zone ١٢", "Zone ١٣"))) {
            assertThat(Numerals.agree(row.get(0), row.get(1))).as("%s", row).isFalse();
        }
    }

    @Test
    void leaves_slips_of_letters_alone() {
        IntStream.rangeClosed(1, 23).mapToObj(Integer::toString).forEach(number -> assertThat(
                        isSlip("Budapst " + number, "Budapest " + number))
                .isTrue());
        assertThat(isSlip("Magdeborg", "Magdeburg")).isTrue();
        assertThat(isSlip("L'Aigel", "L'Aigle")).isTrue();
    }

    private static boolean isSlip(String written, String name) {
        return Misspelling.isSlip(written, NameKeys.folded(written), List.of(name));
    }
}
