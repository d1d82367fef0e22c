package dev.sistercity.registry.endpoint;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.Status;
import biweekly.util.ICalDate;
import dev.sistercity.registry.catalog.Calendar;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Objects;

/** Writes records as an iCalendar object (RFC 5545). */
final class CalendarFormat {

    /** RFC 5545, section 3.1; without the line's end. */
    private static final int LINE_OCTETS = 75;

    private static final String PRODUCT = "-//Sister City Registry//EN";

    private CalendarFormat() {}

    /** @param events nulls are left out */
    static byte[] write(List<Calendar.Event> events) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        events.stream().filter(Objects::nonNull).map(CalendarFormat::event).forEach(calendar::addEvent);
        return folded(unfolded(calendar)).getBytes(StandardCharsets.UTF_8);
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

    private static VEvent event(Calendar.Event event) {
        VEvent written = new VEvent();
        written.setUid(event.uid());
        written.setSequence((int) event.sequence());
        written.setDateTimeStamp(Date.from(event.updatedAt()));
        written.setDateStart(day(event.from()));
        // The end of an entry in whole days is the day after it.
        written.setDateEnd(day(event.until().plusDays(1)));
        written.setStatus(new Status(event.status().name()));
        written.setSummary(event.summary());
        written.setLocation(event.location());
        written.setDescription(event.description());
        return written;
    }

    /** The library writes the day that an instant falls on where the process runs. */
    private static ICalDate day(LocalDate date) {
        return new ICalDate(Date.from(date.atStartOfDay(ZoneId.systemDefault()).toInstant()), false);
    }
}
