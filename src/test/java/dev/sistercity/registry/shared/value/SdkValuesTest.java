package dev.sistercity.registry.shared.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The registry itself reads the values by which the SDKs are tested as these do. */
class SdkValuesTest {

    private static final BigDecimal LEAST = new BigDecimal("0.000001");

    static List<String[]> dates() throws IOException {
        return rows("sdk/edtf.tsv");
    }

    static List<String[]> quantities() throws IOException {
        return rows("sdk/quantities.tsv");
    }

    private static List<String[]> rows(String file) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("dates")
    void reads_dates_as_the_sdks_do(String text, String precision, String first, String last, String marks) {
        if (precision.equals("none")) {
            assertThatThrownBy(() -> EdtfDate.parse(text)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        EdtfDate date = EdtfDate.parse(text);

        assertThat(date.precision().name().toLowerCase(Locale.ROOT)).isEqualTo(precision);
        assertThat(date.earliestDay()).isEqualTo(first.isEmpty() ? Long.MIN_VALUE : day(first));
        assertThat(date.latestDay()).isEqualTo(last.isEmpty() ? Long.MAX_VALUE : day(last));
        assertThat(date.isQualified()).isEqualTo(!marks.isEmpty());
    }

    private static long day(String text) {
        return LocalDate.parse(text).toEpochDay();
    }

    @ParameterizedTest
    @MethodSource("quantities")
    void bounds_quantities_as_the_sdks_do(
            BigDecimal value, String qualifier, String low, String lowIncluded, String high, String highIncluded) {
        Quantity quantity = new Quantity(
                value, Qualifier.valueOf(qualifier.toUpperCase(Locale.ROOT).replace('-', '_')));

        assertThat(mayBe(quantity, low)).isEqualTo(low.isEmpty() || lowIncluded.equals("yes"));
        assertThat(mayBe(quantity, high)).isEqualTo(high.isEmpty() || highIncluded.equals("yes"));
        if (low.isEmpty()) {
            assertThat(mayBe(quantity, "-1000000000")).isTrue();
        } else {
            assertThat(mayBe(quantity, new BigDecimal(low).subtract(LEAST).toString()))
                    .isFalse();
            assertThat(quantity.within(new BigDecimal(low), null, Certainty.CERTAIN))
                    .isTrue();
        }
        if (high.isEmpty()) {
            assertThat(mayBe(quantity, "9e14")).isTrue();
        } else {
            assertThat(mayBe(quantity, new BigDecimal(high).add(LEAST).toString()))
                    .isFalse();
            assertThat(quantity.within(null, new BigDecimal(high), Certainty.CERTAIN))
                    .isTrue();
        }
    }

    private static boolean mayBe(Quantity quantity, String number) {
        BigDecimal at = number.isEmpty() ? quantity.value() : new BigDecimal(number);
        return quantity.within(at, at, Certainty.POSSIBLE);
    }
}
