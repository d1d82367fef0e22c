package dev.sistercity.registry.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Rfc5545Reader;
import java.io.StringReader;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jfxtras.icalendarfx.components.VEvent;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;

/** Entries of a calendar, as two libraries read them. */
final class CalendarEntries {

    private CalendarEntries() {}

    /** By UID, as ical4j reads them, once they are found valid and another library has read the same days. */
    static Map<String, Component> of(String text) throws Exception {
        var calendar = new CalendarBuilder().build(new StringReader(text));
        assertThat(calendar.validate().getEntries()).isEmpty();
        Map<String, Component> entries = calendar.getComponents("VEVENT").stream()
                .map(Component.class::cast)
                .collect(Collectors.toMap(entry -> value(entry, "UID"), Function.identity()));
        var second = Rfc5545Reader.read(text);
        assertThat(second.errors()).isEmpty();
        Map<String, String> days = second.getVEvents() == null
                ? Map.of()
                : second.getVEvents().stream()
                        .collect(Collectors.toMap(
                                event -> event.getUniqueIdentifier().getValue(), CalendarEntries::days));
        assertThat(days)
                .isEqualTo(entries.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> value(entry.getValue(), "DTSTART") + '/' + value(entry.getValue(), "DTEND"))));
        return entries;
    }

    private static String days(VEvent event) {
        return (event.getDateTimeStart().getValue() + "/"
                        + event.getDateTimeEnd().getValue())
                .replace("-", "");
    }

    static String value(Component entry, String property) {
        return entry.getRequiredProperty(property).getValue();
    }
}
