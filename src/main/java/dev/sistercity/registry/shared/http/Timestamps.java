package dev.sistercity.registry.shared.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Timestamps as RFC 3339 writes them, such as {@code 2026-11-21T09:30:00Z}: years 0001 to 9999 in UTC, to the microsecond. */
public final class Timestamps {

    private static final int LAST_YEAR = 9999;

    private Timestamps() {}

    /** A + that was sent as it is comes out of the address as a blank, which no timestamp has before its offset. */
    private static String withPlus(String text) {
        int offset = text.length() - "+00:00".length();
        return offset > 0 && text.charAt(offset) == ' '
                ? text.substring(0, offset) + '+' + text.substring(offset + 1)
                : text;
    }

    /** @return the instant, cut to microseconds as PostgreSQL keeps them; empty if the text is no such timestamp */
    public static Optional<Instant> parse(String text) {
        try {
            // By an offset the last evening of 9999 is a day of five figures in UTC, which no date of the registry can
            // be.
            OffsetDateTime time = OffsetDateTime.parse(withPlus(text)).withOffsetSameInstant(ZoneOffset.UTC);
            return time.getYear() >= 1 && time.getYear() <= LAST_YEAR
                    ? Optional.of(time.toInstant().truncatedTo(ChronoUnit.MICROS))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
