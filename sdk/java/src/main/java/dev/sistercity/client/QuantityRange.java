package dev.sistercity.client;

import dev.sistercity.client.model.Quantity;
import java.math.BigDecimal;

/**
 * From where to where a number may lie that a source states as "nearly 100", by the registry's convention: {@code about} 10 % to both
 * sides, {@code nearly} down to 15 % below, {@code over} up to 25 % above, 1 at the least.
 *
 * @param low null where there is no lower bound
 * @param lowIncluded whether the number may be {@code low} itself
 * @param high null where there is no upper bound
 */
public record QuantityRange(BigDecimal low, boolean lowIncluded, BigDecimal high, boolean highIncluded) {

    /** A qualifier that a newer registry has and this client does not know bounds nothing. */
    public static QuantityRange of(Quantity quantity) {
        BigDecimal value = quantity.getValue();
        String qualifier = quantity.getQualifier() == null ? "exact" : quantity.getQualifier().getValue();
        return switch (qualifier) {
            case "exact" -> new QuantityRange(value, true, value, true);
            case "about" -> new QuantityRange(value.subtract(share(value, 10)), true, value.add(share(value, 10)), true);
            case "nearly" -> new QuantityRange(value.subtract(share(value, 15)), true, value, false);
            case "over" -> new QuantityRange(value, false, value.add(share(value, 25)), true);
            case "at-least" -> new QuantityRange(value, true, null, true);
            case "at-most" -> new QuantityRange(null, true, value, true);
            default -> new QuantityRange(null, true, null, true);
        };
    }

    private static BigDecimal share(BigDecimal value, int percent) {
        return value.multiply(BigDecimal.valueOf(percent, 2)).max(BigDecimal.ONE);
    }

    /** Whether the number may be this one. */
    public boolean includes(BigDecimal number) {
        int above = low == null ? 1 : number.compareTo(low);
        int below = high == null ? 1 : high.compareTo(number);
        return (above > 0 || above == 0 && lowIncluded) && (below > 0 || below == 0 && highIncluded);
    }
}
