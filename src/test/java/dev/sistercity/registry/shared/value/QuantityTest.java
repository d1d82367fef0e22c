package dev.sistercity.registry.shared.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

    private final Validator validator = Violations.validator();

    @ParameterizedTest
    @CsvSource({
        "100, EXACT,    100.0, EXACT,    AGREES",
        "100, NEARLY,   100,   NEARLY,   AGREES",
        "100, NEARLY,   100,   ABOUT,    COMPATIBLE",
        "100, NEARLY,   100,   EXACT,    CONFLICTS",
        "100, NEARLY,   85,    EXACT,    COMPATIBLE",
        "100, NEARLY,   84,    EXACT,    CONFLICTS",
        "100, OVER,     100,   EXACT,    CONFLICTS",
        "100, OVER,     125,   EXACT,    COMPATIBLE",
        "100, OVER,     126,   EXACT,    CONFLICTS",
        "100, ABOUT,    110,   EXACT,    COMPATIBLE",
        "100, ABOUT,    89.9,  EXACT,    CONFLICTS",
        "100, NEARLY,   100,   OVER,     CONFLICTS",
        "100, AT_LEAST, 100,   AT_MOST,  COMPATIBLE",
        "100, AT_LEAST, 99,    AT_MOST,  CONFLICTS",
        "100, AT_LEAST, 5000,  EXACT,    COMPATIBLE",
        "100, OVER,     100,   AT_MOST,  CONFLICTS",
        "3,   OVER,     4,     EXACT,    COMPATIBLE",
        "16,  EXACT,    17,    EXACT,    CONFLICTS",
    })
    void weighs_two_statements(BigDecimal a, Qualifier how, BigDecimal b, Qualifier otherHow, Agreement agreement) {
        assertThat(new Quantity(a, how).agreementWith(new Quantity(b, otherHow)))
                .isEqualTo(agreement);
    }

    @Property
    void agrees_symmetrically(
            @ForAll @IntRange(max = 300) int a,
            @ForAll Qualifier how,
            @ForAll @IntRange(max = 300) int b,
            @ForAll Qualifier otherHow) {
        Quantity one = new Quantity(BigDecimal.valueOf(a), how);
        Quantity other = new Quantity(BigDecimal.valueOf(b), otherHow);

        assertThat(one.agreementWith(other)).isEqualTo(other.agreementWith(one));
        assertThat(one.agreementWith(one)).isEqualTo(Agreement.AGREES);
    }

    @Test
    void is_exact_and_plain_by_default() throws JsonProcessingException {
        Quantity quantity = new ObjectMapper().readValue("{\"value\":1E+2}", Quantity.class);

        assertThat(quantity).isEqualTo(new Quantity(new BigDecimal("100.00"), Qualifier.EXACT));
        assertThat(new ObjectMapper().writeValueAsString(quantity)).contains("\"value\":100,");
    }

    @ParameterizedTest
    @CsvSource({
        "-1,               must not be negative",
        "0.1234,           must have at most 15 digits before the decimal point and 3 after it",
        "1234567890123456, must have at most 15 digits before the decimal point and 3 after it",
        "1E+999999999,     must have at most 15 digits before the decimal point and 3 after it",
        "1E-999999999,     must have at most 15 digits before the decimal point and 3 after it",
        ",                 must be a number",
    })
    void refuses_numbers_it_cannot_hold(BigDecimal value, String message) {
        assertThat(Violations.of(new Quantity(value, null), validator)).containsExactly("value: " + message);
    }

    @Test
    void takes_every_number_it_can_hold() {
        assertThat(Violations.of(new Quantity(new BigDecimal("999999999999999.999"), null), validator))
                .isEmpty();
        assertThat(Violations.of(new Quantity(BigDecimal.ZERO, null), validator))
                .isEmpty();
    }
}
