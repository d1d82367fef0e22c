package dev.sistercity.registry.shared.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonFaultTest {

    private static final String WHOLE =
            "{\"a\": [1, {\"b\": \"x\\u00e9\"}, true],\n\"c\": {\"d\": -1.5e3}, \"e\": null}";

    /** Texts that were cut off, and such with a character where it should not be. */
    static Stream<String> broken() {
        return IntStream.range(1, WHOLE.length())
                .boxed()
                .flatMap(at -> Stream.of(
                        WHOLE.substring(0, at), WHOLE.substring(0, at) + "<" + WHOLE.substring(at), "]" + WHOLE));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void it_is_a_line_about_the_text_and_not_about_the_program_that_read_it(String text) {
        try {
            new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            assertThat(JsonFault.of(e))
                    .isNotBlank()
                    .hasSizeLessThanOrEqualTo(200)
                    .doesNotContain("\n", "Source", "REDACTED", "StreamReadFeature");
        }
    }

    @ParameterizedTest
    @MethodSource("broken")
    void it_tells_where_what_is_not_ended_began(String text) {
        try {
            new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            if (e.getOriginalMessage().contains("start marker")) {
                assertThat(JsonFault.of(e)).containsPattern("which began in line \\d+, column \\d+");
            }
        }
    }
}
