package dev.sistercity.registry.observation;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Where a request belongs to (W3C Trace Context, {@code traceparent}).
 *
 * @param trace 32 hexadecimal digits
 * @param parent 16 hexadecimal digits, of the caller's span; null where it begins here
 */
record TraceParent(String trace, String parent, boolean sampled) {

    private static final HexFormat HEX = HexFormat.of();
    private static final int LENGTH = 55;

    /** What a caller says; empty where that is nothing, or nothing that can be read. */
    static Optional<TraceParent> of(String header) {
        if (header == null
                || header.length() < LENGTH
                || header.charAt(2) != '-'
                || header.charAt(35) != '-'
                || header.charAt(52) != '-'
                || header.startsWith("ff")
                || header.length() > LENGTH && (header.startsWith("00") || header.charAt(LENGTH) != '-')) {
            return Optional.empty();
        }
        String trace = header.substring(3, 35);
        String parent = header.substring(36, 52);
        String flags = header.substring(53, LENGTH);
        boolean readable = isHex(header.substring(0, 2)) && isHex(flags) && isId(trace) && isId(parent);
        return readable
                ? Optional.of(new TraceParent(trace, parent, (HexFormat.fromHexDigits(flags) & 1) == 1))
                : Optional.empty();
    }

    static TraceParent begun(RandomGenerator random, boolean sampled) {
        return new TraceParent(id(random, 16), null, sampled);
    }

    /** @param bytes how many; never all zeros, which would be none */
    static String id(RandomGenerator random, int bytes) {
        byte[] id = new byte[bytes];
        random.nextBytes(id);
        id[0] |= 1;
        return HEX.formatHex(id);
    }

    private static boolean isId(String text) {
        return isHex(text) && text.chars().anyMatch(digit -> digit != '0');
    }

    /** In lower case, as the standard has it. */
    private static boolean isHex(String text) {
        return text.chars().allMatch(digit -> digit >= '0' && digit <= '9' || digit >= 'a' && digit <= 'f');
    }
}
