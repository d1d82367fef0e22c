package dev.sistercity.registry.shared.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sistercity.registry.shared.problem.RegistryException;
import java.time.Instant;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterValuesTest {

    /** Texts near all that parameters take. */
    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("0123456789+-.eEZT:/~?%XY").ofMaxLength(40),
                Arbitraries.integers().map(exponent -> "1e" + exponent),
                Arbitraries.longs().map(year -> year + "-12-31T23:59:59Z"),
                Arbitraries.longs().map(year -> "+" + year + "-12-31T23:59:59Z"),
                Arbitraries.longs().map(year -> "Y" + year));
    }

    /** A value is read, or refused by the parameter's name: nothing else. */
    @Property(tries = 2000)
    void reads_or_refuses(@ForAll @From("hostile") String text) {
        readOrRefused(() -> ParameterValues.number("p", text, -180, 180));
        readOrRefused(() -> ParameterValues.integer("p", text, 1, 200));
        readOrRefused(() -> ParameterValues.whole("p", text, 0, Long.MAX_VALUE));
        readOrRefused(() -> ParameterValues.timestamp("p", text));
        readOrRefused(() -> ParameterValues.date("p", text));
        readOrRefused(() -> ParameterValues.id("p", text));
    }

    private static void readOrRefused(Supplier<?> reading) {
        try {
            assertThat(reading.get()).isNotNull();
        } catch (RegistryException e) {
            assertThat(e.violations()).singleElement().satisfies(violation -> assertThat(violation.parameter())
                    .isEqualTo("p"));
        }
    }

    @Property(tries = 500)
    void takes_numbers_of_any_precision_with_exponents(@ForAll double number) {
        if (Math.abs(number) <= 180) {
            String plain = new java.math.BigDecimal(number).stripTrailingZeros().toString();
            if (plain.length() <= 100) {
                assertThat(ParameterValues.number("p", plain, -180, 180)).isEqualTo(number == 0 ? 0.0 : number);
            }
            assertThat(ParameterValues.number("p", Double.toString(number), -180, 180))
                    .isEqualTo(number);
        }
    }

    @Example
    void takes_what_rounds_to_a_number_in_range() {
        assertThat(ParameterValues.number("p", "1e-20000", -90, 90)).isZero();
        assertThat(ParameterValues.number("p", "170.50361000000000000001", -180, 180))
                .isEqualTo(170.50361);
        assertThat(ParameterValues.number("p", "1.7E+2", -180, 180)).isEqualTo(170);
        assertThatThrownBy(() -> ParameterValues.number("p", "1E+2147483647", -90, 90))
                .isInstanceOf(RegistryException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "10000-01-01T00:00:00Z",
                "9999-12-31T23:59:59-18:00",
                "9999-12-31T23:59:59-00:01",
                "0001-01-01T00:00:00+00:01"
            })
    void refuses_times_that_no_calendar_of_the_registry_has(String text) {
        assertThatThrownBy(() -> ParameterValues.timestamp("p", text)).isInstanceOf(RegistryException.class);
    }

    @Example
    void cuts_times_to_microseconds() {
        assertThat(ParameterValues.timestamp("p", "9999-12-31T23:59:59.999999999Z"))
                .isEqualTo(Instant.parse("9999-12-31T23:59:59.999999Z"));
    }
}
