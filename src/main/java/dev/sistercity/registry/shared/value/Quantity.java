package dev.sistercity.registry.shared.value;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A number as a source states it: "nearly 100 guests". The unit is that of the property that holds it.
 *
 * <p>To tell whether two statements can both be true, each stands for a range. The widths are this registry's own
 * convention, no standard's:
 *
 * <table>
 * <caption>Ranges of a value v</caption>
 * <tr><th>qualifier</th><th>range</th></tr>
 * <tr><td>exact</td><td>v</td></tr>
 * <tr><td>about</td><td>10 %, or 1 if that is more, to both sides, ends included</td></tr>
 * <tr><td>nearly</td><td>down to 15 %, or 1 if that is more, below v; not v itself</td></tr>
 * <tr><td>over</td><td>up to 25 %, or 1 if that is more, above v; not v itself</td></tr>
 * <tr><td>at-least</td><td>v and everything above</td></tr>
 * <tr><td>at-most</td><td>v and everything below</td></tr>
 * </table>
 *
 * @param value zero or more, at most 15 digits before the decimal point and 3 after it; trailing zeros are dropped, so
 *     that it prints plainly (100, not 1E+2) and 100 equals 100.0
 * @param qualifier {@code EXACT} if null
 */
@Schema(description = "A number as a source states it: \"nearly 100\". The unit is that of the property that holds it.")
public record Quantity(
        @NotNull(message = "must be a number")
        @PositiveOrZero(message = "must not be negative")
        @Digits(
                integer = 15,
                fraction = 3,
                message = "must have at most 15 digits before the decimal point and 3 after it")
        @Schema(
                description = "Zero or more, with at most three decimals",
                examples = {"100", "4123.5"})
        BigDecimal value,

        @Schema(
                description = "exact (default), about, nearly (less than), over (more than), at-least or at-most",
                examples = "nearly")
        Qualifier qualifier) {

    /** Longer numbers are no valid quantities: they stay as they are until validation refuses them. */
    private static final int MAX_NORMALIZED = 40;

    public Quantity {
        qualifier = qualifier == null ? Qualifier.EXACT : qualifier;
        if (value != null && Math.abs((long) value.scale()) + value.precision() <= MAX_NORMALIZED) {
            value = value.stripTrailingZeros();
            value = value.scale() < 0 ? value.setScale(0) : value;
        }
    }

    /** {@code AGREES} where number and qualifier are the same, {@code COMPATIBLE} where one number can satisfy both. */
    public Agreement agreementWith(Quantity other) {
        if (qualifier == other.qualifier && value.compareTo(other.value) == 0) {
            return Agreement.AGREES;
        }
        return range().overlaps(other.range()) ? Agreement.COMPATIBLE : Agreement.CONFLICTS;
    }

    /**
     * Whether the real number lies in a span, ends included: where it may, or, for {@code CERTAIN}, only where it must.
     *
     * @param from null for no lower bound
     * @param to null for no upper bound
     */
    public boolean within(BigDecimal from, BigDecimal to, Certainty certainty) {
        Range range = range();
        if (certainty == Certainty.POSSIBLE) {
            return range.overlaps(new Range(from, true, to, true));
        }
        return (from == null || range.low != null && range.low.compareTo(from) >= 0)
                && (to == null || range.high != null && range.high.compareTo(to) <= 0);
    }

    private Range range() {
        return switch (qualifier) {
            case EXACT -> new Range(value, true, value, true);
            case ABOUT -> new Range(value.subtract(share("0.10")), true, value.add(share("0.10")), true);
            case NEARLY -> new Range(value.subtract(share("0.15")), true, value, false);
            case OVER -> new Range(value, false, value.add(share("0.25")), true);
            case AT_LEAST -> new Range(value, true, null, true);
            case AT_MOST -> new Range(null, true, value, true);
        };
    }

    private BigDecimal share(String fraction) {
        return value.multiply(new BigDecimal(fraction)).max(BigDecimal.ONE);
    }

    /** A null bound is none. */
    private record Range(BigDecimal low, boolean lowIncluded, BigDecimal high, boolean highIncluded) {

        boolean overlaps(Range other) {
            return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
        }

        private boolean startsBeforeEndOf(Range other) {
            if (low == null || other.high == null) {
                return true;
            }
            int order = low.compareTo(other.high);
            return order < 0 || (order == 0 && lowIncluded && other.highIncluded);
        }
    }
}
