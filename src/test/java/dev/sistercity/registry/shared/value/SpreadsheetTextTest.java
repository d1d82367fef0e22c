package dev.sistercity.registry.shared.value;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SpreadsheetTextTest {

    @Property
    void every_text_comes_back_as_it_was(@ForAll String text) {
        assertThat(SpreadsheetText.restored(SpreadsheetText.neutralized(text))).isEqualTo(text);
    }

    @Property
    void texts_of_dangerous_characters_and_apostrophes_come_back_as_they_were(@ForAll("dangerous") String text) {
        String cell = SpreadsheetText.neutralized(text);

        assertThat(SpreadsheetText.restored(cell)).isEqualTo(text);
        assertThat(cell).doesNotStartWith("=").doesNotStartWith("+").doesNotStartWith("-");
        assertThat(cell).doesNotStartWith("@").doesNotStartWith("\t").doesNotStartWith("\r");
    }

    @Provide
    Arbitrary<String> dangerous() {
        return Arbitraries.strings()
                .withChars("'=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20a ")
                .ofMaxLength(6);
    }

    @Example
    void leaves_what_no_spreadsheet_carries_out() {
        assertThat(SpreadsheetText.neutralized("'s-Hertogenbosch")).isEqualTo("'s-Hertogenbosch");
        assertThat(SpreadsheetText.restored("'s-Hertogenbosch")).isEqualTo("'s-Hertogenbosch");
        assertThat(SpreadsheetText.neutralized("")).isEmpty();
        assertThat(SpreadsheetText.neutralized("=HYPERLINK(1)")).isEqualTo("'=HYPERLINK(1)");
    }
}
