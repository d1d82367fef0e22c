package dev.sistercity.registry.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.gazetteer.name.AlternateName;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.NameKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceNamesTest {

    private static GazetteerPlace place(String name, String country, List<String> alternates, String... names) {
        return new GazetteerPlace(
                7,
                name,
                name,
                alternates,
                50,
                7,
                "P",
                "PPL",
                country,
                "07",
                "",
                1000,
                Stream.of(names).map(AlternateName::parse).toList());
    }

    private static String line(String lang, String marks, String value) {
        return lang + "\t" + marks + "\t\t\t" + value;
    }

    private static String shown(GazetteerPlace place, String... wanted) {
        return PlaceNames.shown(place, List.of(wanted));
    }

    /** The names of the city that the place becomes, but for their ids. */
    private static List<Name> drafted(GazetteerPlace place) {
        return new PlaceDraft(place)
                .city().names().stream().map(name -> name.withId(null)).toList();
    }

    /** Without a file of names the letters of a name tell its language, where they are of one alone. */
    @ParameterizedTest
    @CsvSource({
        "科隆, CN, zh-Hans",
        "東京, CN, zh-Hant",
        "東京, JP, ja",
        "ケルン, DE, ja",
        "쾰른, DE, ko",
        "Кёльн, DE, ru",
        "Κολωνία, DE, el",
        "كولونيا, DE, ar",
        "קלן, DE, he",
        "โคโลญ, DE, th",
        "Київ, UA,",
        "کلن, DE,",
        "Colonia, DE,",
        "Köln 科隆, DE,"
    })
    void scripts_and_letters_tell_languages(String name, String country, String lang) {
        assertThat(PlaceNames.language(name, country)).isEqualTo(lang);
        List<Name> drafted = drafted(place("Köln", country, List.of(name)));
        assertThat(drafted.get(0)).isEqualTo(Name.always("Köln", "und", NameKind.OFFICIAL));
        assertThat(drafted.stream().map(Name::lang).filter(tag -> !tag.equals("und")))
                .isEqualTo(lang == null ? List.of() : List.of(lang));
        assertThat(lang == null ? "Köln" : shown(place("Köln", country, List.of(name)), lang))
                .isEqualTo(lang == null ? "Köln" : name);
    }

    @Test
    void preferred_names_are_shown_before_others_and_colloquial_and_historic_ones_never() {
        GazetteerPlace place = place(
                "New York City",
                "US",
                List.of(),
                line("en", "c", "Big Apple"),
                line("en", "h", "New Amsterdam"),
                line("en", "", "City of New York"),
                line("en", "p", "New York"),
                line("fr", "c", "Grosse Pomme"),
                line("nl", "h", "Nieuw Amsterdam"),
                line("zh", "", "纽约"),
                line("zh", "", "紐約"));

        assertThat(shown(place, "en")).isEqualTo("New York");
        assertThat(shown(place)).isEqualTo("New York");
        assertThat(shown(place, "fr")).isEqualTo("New York");
        assertThat(shown(place, "nl")).isEqualTo("New York");
        assertThat(shown(place, "zh-Hans")).isEqualTo("纽约");
        assertThat(shown(place, "zh-Hant")).isEqualTo("紐約");
        assertThat(drafted(place))
                .contains(
                        Name.always("Big Apple", "en", NameKind.ALIAS),
                        Name.always("New Amsterdam", "en", NameKind.FORMER),
                        Name.always("Grosse Pomme", "und", NameKind.ALIAS),
                        Name.always("Nieuw Amsterdam", "und", NameKind.FORMER));
    }

    @Test
    void a_name_that_two_languages_share_is_told_in_both() {
        GazetteerPlace place = place("Köln", "DE", List.of(), line("en", "p", "Cologne"), line("de", "", "Köln"));

        assertThat(shown(place, "de")).isEqualTo("Köln");
        assertThat(shown(place, "en")).isEqualTo("Cologne");
        assertThat(drafted(place).get(0)).isEqualTo(Name.always("Köln", "de", NameKind.OFFICIAL));
    }

    @Test
    void a_place_is_found_by_all_names_of_both_files_and_registered_by_eighty() {
        String[] many = Stream.iterate(0, i -> i + 1)
                .limit(300)
                .map(i -> line("en", "", "Name " + i))
                .toArray(String[]::new);
        GazetteerPlace place = place("Köln", "DE", List.of("Keulen"), many);

        assertThat(place.alternateNames()).hasSize(301).startsWith("Keulen", "Name 0");
        assertThat(new PlaceDraft(place).city().names()).hasSize(80);
        assertThat(PlaceCodec.decode(new org.apache.lucene.util.BytesRef(PlaceCodec.encode(place))))
                .isEqualTo(place);
    }
}
