package dev.sistercity.registry.endpoint;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.ICalDate;
import dev.sistercity.registry.catalog.Calendar;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Objects;

/** Writes records as an iCalendar object (RFC 5545). */
final class CalendarFormat {

    private static final String PRODUCT = "-//Sister City Registry//EN";

    private CalendarFormat() {}

    /** @param events nulls are left out */
    static byte[] write(List<Calendar.Event> events) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        events.stream().filter(Objects::nonNull).map(CalendarFormat::event).forEach(calendar::addEvent);
        return Biweekly.write(calendar).go().getBytes(StandardCharsets.UTF_8);
    }

    private static VEvent event(Calendar.Event event) {
        VEvent written = new VEvent();
        written.setUid(event.uid());
        written.setSequence((int) event.sequence());
        written.setDateTimeStamp(Date.from(event.updatedAt()));
        written.setDateStart(day(event.from()));
        // The end of an entry in whole days is the day after it.
        written.setDateEnd(day(event.until().plusDays(1)));
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
