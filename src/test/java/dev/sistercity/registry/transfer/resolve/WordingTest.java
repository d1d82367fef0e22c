package dev.sistercity.registry.transfer.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When two ways of writing a name have the same words. */
class WordingTest {

    @Test
    void finds_the_words_of_a_name_however_they_are_joined_or_cut_short() {
        assertThat(Wording.has("Issy, France – Weiden i. d. OPf., Bayern, Germany", "Weiden in der Oberpfalz"))
                .isTrue();
        assertThat(Wording.has("Gars a.Inn, Germany – Gars am Kamp, Austria", "Gars am Inn"))
                .isTrue();
        assertThat(Wording.has("Antoing, Belgium – Zell (Mosel), Germany", "Zell am Mosel"))
                .isTrue();
        assertThat(Wording.has("Prague, Czech Republic – Erfurt, Germany", "Prague 1"))
                .isFalse();
        assertThat(Wording.has("Weiden i. d. Au, Germany – Issy, France", "Weiden in der Oberpfalz"))
                .isFalse();
        assertThat(Wording.has("Cannock, England – Erfurt, Germany", "Cannock Chase"))
                .isFalse();
    }

    @Test
    void takes_few_letters_or_a_river_behind_a_name_for_no_other_name() {
        assertThat(Wording.isNearly("Katy Wroclawsaki", "Kąty Wrocławskie")).isTrue();
        assertThat(Wording.isWithWhereItLies("Linz a. d.  Donau", "Linz")).isTrue();
        assertThat(Wording.isWithWhereItLies("Herblay-sur-Seine", "Herblay")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Krimpen aan de Lek, Krimpen aan den IJssel", "Cannock Chase, Cannock", "Prague 1, Prague"})
    void takes_no_part_or_neighbour_for_it(String written, String name) {
        assertThat(Wording.isNearly(written, name)).isFalse();
        assertThat(Wording.isWithWhereItLies(written, name)).isFalse();
    }
}
