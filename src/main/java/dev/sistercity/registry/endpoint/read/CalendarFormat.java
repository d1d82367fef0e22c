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
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;

/** Writes records as an iCalendar object (RFC 5545). */
public final class CalendarFormat {

    /** RFC 5545, section 3.1; without the line's end. */
    private static final int LINE_OCTETS = 75;

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
        return folded(unfolded(calendar)).getBytes(StandardCharsets.UTF_8);
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

    private static String unfolded(ICalendar calendar) {
        StringWriter text = new StringWriter();
        try (ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Done here, as the library counts characters where the standard counts octets. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length() + text.length() / LINE_OCTETS);
        int octets = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            boolean end = character == '\r' || character == '\n';
            int width = octets(character);
            if (!end && octets + width > LINE_OCTETS) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.appendCodePoint(character);
            octets = end ? 0 : octets + width;
        }
        return folded.toString();
    }

    /** Of a character in UTF-8. */
    private static int octets(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < Character.MIN_SUPPLEMENTARY_CODE_POINT ? 3 : 4;
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
}
