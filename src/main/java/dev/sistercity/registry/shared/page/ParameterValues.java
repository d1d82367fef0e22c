package dev.sistercity.registry.shared.page;

import dev.sistercity.registry.shared.http.Timestamps;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import dev.sistercity.registry.shared.problem.Wording;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads single values of parameters; what cannot be read is refused by the parameter's name. */
public final class ParameterValues {

    static final String NO_BOOL = "must be true or false";

    /** Characters: more precision than any double has. */
    private static final int LONGEST_NUMBER = 100;

    /** As JSON writes numbers, with a sign or zeros before them too. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]++(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

    private ParameterValues() {}

    public static int integer(String name, String value, int least, int most) {
        // Nothing but ASCII digits: Integer.parseInt takes a plus and the digits of all scripts.
        if (value.matches("[0-9]{1,10}")) {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return (int) number;
            }
        }
        throw RegistryException.ofParameter(name, FaultCode.WHOLE_FROM_TO, least, most);
    }

    public static long whole(String name, String value, long least, long most) {
        if (value.matches("[0-9]{1,19}") && (value.length() < 19 || value.compareTo("9223372036854775807") <= 0)) {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw RegistryException.ofParameter(name, FaultCode.WHOLE_FROM_TO, least, most);
    }

    /** Of any precision, with or without an exponent: what rounds to a double from the least to the most. */
    public static double number(String name, String value, double least, double most) {
        if (value.length() <= LONGEST_NUMBER && NUMBER.matcher(value).matches()) {
            double number = Double.parseDouble(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw RegistryException.ofParameter(name, FaultCode.FROM_TO, least, most);
    }

    public static boolean bool(String name, String value) {
        if (!isBool(value)) {
            throw RegistryException.ofParameter(
                    Violation.ofParameter(name, NO_BOOL).said(Wording.of(FaultCode.YES_OR_NO)));
        }
        return value.equals("true");
    }

    static boolean isBool(String value) {
        return value.equals("true") || value.equals("false");
    }

    public static EdtfDate date(String name, String value) {
        try {
            return EdtfDate.parse(value);
        } catch (IllegalArgumentException e) {
            throw RegistryException.ofParameter(
                    Violation.ofParameter(name, e.getMessage()).said(Wording.of(FaultCode.DATE)));
        }
    }

    /** An RFC 3339 timestamp such as 2026-11-21T09:30:00Z. */
    public static Instant timestamp(String name, String value) {
        return Timestamps.parse(value).orElseThrow(() -> RegistryException.ofParameter(name, FaultCode.TIME));
    }

    public static UUID id(String name, String value) {
        return parseId(value)
                .orElseThrow(() -> RegistryException.ofParameter(
                        Violation.ofParameter(name, "must be an id such as 01a1fc43-bc60-7de0-a6de-deb5d51819f2")
                                .said(Wording.of(FaultCode.ID))));
    }

    /** Exactly the form in which ids are answered: UUID.fromString takes much that is none. */
    public static java.util.Optional<UUID> parseId(String value) {
        if (value.length() != 36) {
            return java.util.Optional.empty();
        }
        for (int i = 0; i < 36; i++) {
            char c = value.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : Character.digit(c, 16) < 0 || c > 'f') {
                return java.util.Optional.empty();
            }
        }
        return java.util.Optional.of(UUID.fromString(value));
    }
}
