package dev.sistercity.registry.match.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Neighbours of one name are no misspellings of each other. */
class OppositesTest {

    @ParameterizedTest
    @CsvSource({
        "East Hendred, West Hendred",
        "Velika Plana, Malá Plana",
        "Gornji Milanovac, Donji Milanovac",
        "Верхний Тагил, Нижний Тагил",
        "Alt Schwerin-Neuendorf, Neu Schwerin-Neuendorf"
    })
    void is_told_apart(String one, String other) {
        assertThat(Opposites.tellApart(one, other)).isTrue();
        assertThat(Misspelling.isNearly(one, other)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "East Hendred, East Hendret",
        "Grand-Couronne, Grande Couvonne",
        "Figline Valdarno, Vigline Val d`Arno",
        "Nová Ves nad Žitavou, Nova Ves nad Zitavu"
    })
    void is_no_opposite(String one, String other) {
        assertThat(Opposites.tellApart(one, other)).isFalse();
    }
}
