package dev.sistercity.registry.pages.ogc;

import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A time that features are looked for at (OGC 17-069r4, section 7.15.4): an instant (RFC 3339), or an interval of two with a
 * slash between, of which one may be open ({@code ..} or nothing). What the registry knows it knows by the day, so that instants are
 * read as their days in UTC.
 */
final class MapTime {

    private static final String NAME = "datetime";
    private static final String OPEN = "..";

    private MapTime() {}

    /** @throws RegistryException MALFORMED */
    static EdtfDate parse(String text) {
        String[] ends = text.split("/", -1);
        if (ends.length > 2) {
            throw refusal();
        }
        if (ends.length == 1) {
            return EdtfDate.parse(day(text).toString());
        }
        boolean begins = !isOpen(ends[0]);
        boolean ceases = !isOpen(ends[1]);
        if (!begins && !ceases) {
            throw refusal();
        }
        String first = begins ? day(ends[0]).toString() : OPEN;
        String last = ceases ? day(ends[1]).toString() : OPEN;
        if (begins && ceases && day(ends[0]).isAfter(day(ends[1]))) {
            throw RegistryException.ofParameter(NAME, "ends before it begins");
        }
        return EdtfDate.parse(first + '/' + last);
    }

    private static boolean isOpen(String end) {
        return end.isEmpty() || end.equals(OPEN);
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = text.length() > 10
                    ? OffsetDateTime.parse(text.toUpperCase(Locale.ROOT))
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toLocalDate()
                    : LocalDate.parse(text);
            if (day.getYear() >= 0 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException noDate) {
            // Told below.
        }
        throw refusal();
    }

    private static RegistryException refusal() {
        return RegistryException.ofParameter(
                NAME,
                "must be a time such as 2021-12-08T00:00:00Z, or an interval of two such as 2000-01-01T00:00:00Z/.. with a"
                        + " slash between, open at one end at the most");
    }
}
