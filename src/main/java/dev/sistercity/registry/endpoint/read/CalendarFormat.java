package dev.sistercity.registry.endpoint.read;

import biweekly.ICalDataType;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.StandardTime;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.text.ICalWriter;
import biweekly.property.Status;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import biweekly.util.UtcOffset;
import dev.sistercity.registry.catalog.Calendar;
import dev.sistercity.registry.shared.http.Characters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;

/** Writes records as an iCalendar object (RFC 5545). */
public final class CalendarFormat {

    /** Twice a day. */
    private static final String REFRESH = "PT12H";

    private static final String PRODUCT = "-//Sister City Registry//EN";

    private CalendarFormat() {}

    public static byte[] write(Calendar.Sheet sheet) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        if (sheet.name() != null) {
            // What programs show; of the names that RFC 7986 has for it they know less.
            calendar.addExperimentalProperty("X-WR-CALNAME", Characters.writable(sheet.name()));
            calendar.addExperimentalProperty("X-WR-CALDESC", Characters.writable(sheet.description()));
            // How often to look again: as most programs know it, and as RFC 7986 has it.
            calendar.addExperimentalProperty("X-PUBLISHED-TTL", REFRESH);
            calendar.addExperimentalProperty("REFRESH-INTERVAL", ICalDataType.DURATION, REFRESH);
        }
        if (sheet.events().isEmpty()) {
            calendar.addComponent(utc());
        }
        sheet.events().stream().map(CalendarFormat::event).forEach(calendar::addEvent);
        FoldedLines lines = new FoldedLines();
        try (ICalWriter writer =
                new ICalWriter(new OutputStreamWriter(lines, StandardCharsets.UTF_8), ICalVersion.V2_0)) {
            // Folded where they end up, as the library counts characters where the standard counts octets.
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.toByteArray();
    }

    /** An object without any component is none (RFC 5545, section 3.6): one that says nothing makes it whole. */
    private static VTimezone utc() {
        UtcOffset none = new UtcOffset(true, 0, 0);
        StandardTime always = new StandardTime();
        always.setDateStart(new DateTimeComponents(1970, 1, 1, 0, 0, 0, false));
        always.setTimezoneOffsetFrom(none);
        always.setTimezoneOffsetTo(none);
        VTimezone utc = new VTimezone("Etc/UTC");
        utc.addStandardTime(always);
        return utc;
    }

    private static VEvent event(Calendar.CalendarEvent event) {
        VEvent written = new VEvent();
        written.setUid(event.uid());
        written.setSequence((int) event.sequence());
        written.setDateTimeStamp(Date.from(event.updatedAt()));
        written.setDateStart(day(event.days().first()));
        // The end of an entry in whole days is the day after it.
        written.setDateEnd(day(event.days().last().plusDays(1)));
        written.setStatus(new Status(event.status().name()));
        // A subscriber is not busy for a day or a year.
        written.setTransparency(true);
        written.setSummary(Characters.writable(event.summary()));
        written.setLocation(event.location() == null ? null : Characters.writable(event.location()));
        written.setDescription(Characters.writable(event.description()));
        return written;
    }

    /** The library writes the day that an instant falls on where the process runs. */
    private static ICalDate day(LocalDate date) {
        return new ICalDate(Date.from(date.atStartOfDay(ZoneId.systemDefault()).toInstant()), false);
    }

    /**
     * Lines in UTF-8, folded as RFC 5545 wants it in section 3.1, while they are written: a calendar has megabytes, and texts of that size for
     * each step would have all other answers wait for the collector.
     */
    private static final class FoldedLines extends ByteArrayOutputStream {

        /** Without the line's end. */
        private static final int LINE_OCTETS = 75;

        private static final byte[] FOLD = {'\r', '\n', ' '};
        private static final int FIRST_SIZE = 64 * 1024;

        /** Of the line so far. */
        private int octets;

        private FoldedLines() {
            super(FIRST_SIZE);
        }

        @Override
        public void write(byte[] text, int from, int length) {
            for (int i = from; i < from + length; i++) {
                write(text[i]);
            }
        }

        @Override
        public void write(int octet) {
            if (octet == '\r' || octet == '\n') {
                octets = 0;
            } else {
                // A character stays whole: its first octet says how many it has, those after it have none of their own.
                if (octets + width((byte) octet) > LINE_OCTETS) {
                    super.write(FOLD, 0, FOLD.length);
                    octets = 1;
                }
                octets++;
            }
            super.write(octet);
        }

        /** Octets of the character that begins with this one (RFC 3629, section 3); 0 within a character. */
        private static int width(byte first) {
            int ones = Integer.numberOfLeadingZeros(~first << 24);
            return switch (ones) {
                case 0 -> 1;
                case 1 -> 0;
                default -> ones;
            };
        }
    }
}
