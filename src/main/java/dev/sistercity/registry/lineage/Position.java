package dev.sistercity.registry.lineage;

import dev.sistercity.registry.shared.problem.RegistryException;
import java.math.BigInteger;

/**
 * A place in the log as clients send it back: {@code 42-9f86d081884c7d65}, the number of a change and the beginning of its
 * hash in hexadecimal, or the number alone.
 *
 * @param sequence 0 for before the first change
 * @param digits hexadecimal digits of the hash, 8 to 64; null for a number alone
 */
public record Position(long sequence, String digits) {

    private static final String MOST = "9223372036854775807";
    private static final int LEAST_DIGITS = 8;
    private static final int MOST_DIGITS = 64;
    private static final int FINGERPRINT_DIGITS = 16;

    static Position of(long sequence, long fingerprint) {
        return new Position(sequence, String.format("%016x", fingerprint));
    }

    /**
     * Reads a position that came with a request.
     *
     * @param name of the parameter or header
     * @throws RegistryException MALFORMED
     */
    public static Position parse(String name, String text) {
        int dash = text.indexOf('-');
        String number = dash < 0 ? text : text.substring(0, dash);
        String digits = dash < 0 ? null : text.substring(dash + 1);
        boolean whole = !number.isEmpty()
                && number.length() <= MOST.length()
                && number.chars().allMatch(c -> c >= '0' && c <= '9')
                && new BigInteger(number).compareTo(new BigInteger(MOST)) <= 0;
        if (!whole || digits != null && !isHash(digits)) {
            throw RegistryException.ofParameter(
                    name,
                    "must be a whole number from 0 to " + MOST
                            + ", or one with the beginning of its change's hash, as in " + "42-9f86d081884c7d65");
        }
        return new Position(Long.parseLong(number), digits);
    }

    private static boolean isHash(String digits) {
        return digits.length() >= LEAST_DIGITS
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }

    /** Whether it may be the place of the change with this fingerprint. */
    boolean matches(long fingerprint) {
        String known = String.format("%016x", fingerprint);
        return digits == null || known.startsWith(digits.substring(0, Math.min(digits.length(), FINGERPRINT_DIGITS)));
    }

    @Override
    public String toString() {
        return digits == null ? Long.toString(sequence) : sequence + "-" + digits;
    }
}
