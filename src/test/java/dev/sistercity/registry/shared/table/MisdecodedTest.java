package dev.sistercity.registry.shared.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.util.ULocale;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** UTF-8 that was read as a code page; names of all countries in many languages, so broken and whole. */
class MisdecodedTest {

    private static final List<String> LANGUAGES = List.of(
            "de", "fr", "es", "pt", "it", "pl", "cs", "hu", "ro", "tr", "sv", "is", "lt", "vi", "ru", "uk", "el", "ja",
            "zh", "ko", "ar", "he", "th", "hi");

    private static List<String> names() {
        return LANGUAGES.stream()
                .flatMap(language -> Arrays.stream(ULocale.getISOCountries())
                        .map(country -> new ULocale("", country).getDisplayCountry(new ULocale(language))))
                .toList();
    }

    @Test
    void mends_what_one_program_or_two_broke() {
        SoftAssertions all = new SoftAssertions();
        for (String name : names()) {
            for (String page : List.of("ISO-8859-1", "windows-1252", "windows-1250", "windows-1251")) {
                String broken = broken(name, page);
                if (broken.indexOf('\uFFFD') < 0) {
                    all.assertThat(Misdecoded.mended(broken))
                            .as("%s by %s", name, page)
                            .isEqualTo(name);
                }
            }
            String twice = broken(broken(name, "ISO-8859-1"), "ISO-8859-1");
            all.assertThat(Misdecoded.mended(twice)).isEqualTo(name);
        }
        all.assertAll();
    }

    @Test
    void leaves_what_is_whole() {
        assertThat(names())
                .allSatisfy(name -> assertThat(Misdecoded.mended(name)).isEqualTo(name));
        for (String name : List.of(
                "Köln – Liège",
                "SÃO PAULO",
                "Ponta Porã",
                "PONTA PORÃ",
                "Ål",
                "Łódź",
                "Київ",
                "КИЇВ",
                "Кі",
                "Île-d’Aix",
                "Lyon¹",
                "№ 5",
                "25 °C")) {
            assertThat(Misdecoded.mended(name)).isEqualTo(name);
        }
    }

    @Test
    void mends_names_with_dashes_quotes_and_lost_blanks() {
        assertThat(Misdecoded.mended("KÃ¶ln â€“ LiÃ¨ge")).isEqualTo("Köln – Liège");
        assertThat(Misdecoded.mended("Lâ€™Aquila")).isEqualTo("L’Aquila");
        assertThat(Misdecoded.mended("CefalÃ¹, CittÃ di Castello")).isEqualTo("Cefalù, Citt\u00E0 di Castello");
        assertThat(Misdecoded.mended("Citt\u00C3\u00A0")).isEqualTo("Città");
        assertThat(Misdecoded.mended("Potos\u00C3\u00AD")).isEqualTo("Potosí");
        assertThat(Misdecoded.isLost("PotosÃ")).isTrue();
        assertThat(Misdecoded.isLost("Irmã, PORÃ, SÃO PAULO")).isFalse();
        assertThat(Misdecoded.mended("K√∂ln")).isEqualTo("Köln");
        assertThat(Misdecoded.mended("K├Âln")).isEqualTo("Köln");
        assertThat(Misdecoded.isLost("K\uFFFDln")).isTrue();
    }

    private static String broken(String name, String page) {
        return new String(name.getBytes(StandardCharsets.UTF_8), Charset.forName(page));
    }
}
