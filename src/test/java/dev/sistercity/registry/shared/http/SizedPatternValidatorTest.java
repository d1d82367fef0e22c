package dev.sistercity.registry.shared.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizedPatternValidatorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a-z][a-z0-9-]{0,39}",
                "[^\\s:/?#]{1,100}",
                "([01][0-9]|2[0-3]):[0-5][0-9]",
                "\\*\\+",
                "[*+]",
                "a{3}b?"
            })
    void knows_what_is_bounded(String regexp) {
        assertThat(SizedPatternValidator.isBounded(regexp)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a*", "https?://[^\\s/?#]\\S*", "(?s).*\\S.*", "a{2,}", "x{1,2}y{3,}", "[a]+"})
    void knows_what_is_not(String regexp) {
        assertThat(SizedPatternValidator.isBounded(regexp)).isFalse();
    }
}
