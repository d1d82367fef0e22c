package dev.sistercity.registry.shared.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Numbers of JSON that can be computed with. A few characters write a number that fills the memory when its digits are
 * written out ({@code 1E+2147483647}), so magnitudes are limited to about those of IEEE 754 doubles (RFC 8259, section 6).
 */
final class Numbers {

    /** Decimal exponent, of both signs. */
    private static final int MOST = 400;

    private Numbers() {}

    /** Why a number cannot be taken, or empty. */
    static Optional<String> fault(JsonNode number) {
        if (!number.isBigDecimal()) {
            return Optional.empty();
        }
        BigDecimal value = number.decimalValue();
        long exponent = (long) value.precision() - value.scale();
        // Zero too may have a scale that cannot be written out.
        return exponent > MOST || exponent < -MOST || Math.abs((long) value.scale()) > 2 * MOST
                ? Optional.of("must be a number of a magnitude from 1e-" + MOST + " to 1e" + MOST + ", or 0")
                : Optional.empty();
    }
}
