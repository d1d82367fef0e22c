package dev.sistercity.registry.endpoint.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.catalog.Calendar;
import dev.sistercity.registry.support.Rfc5545Reader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.TimeZone;
import jfxtras.icalendarfx.VCalendar;
import jfxtras.icalendarfx.components.VEvent;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import org.junit.jupiter.api.Test;

/** What one library wrote, as two others read it. */
class CalendarFormatTest {

    private static final String LONG_NAME =
            "10-й Форум городов-побратимов и Конференция по промышленному сотрудничеству-2021; "
                    + "a\\b \"С водой, в гармонии\" " + "🏙".repeat(20) + "\nвторая строка 无锡国际友城论坛";
    private static final Calendar.CalendarEvent FORUM = event("2021-12-07", "2021-12-08");

    @Test
    void is_read_by_another_library_as_it_was_meant() throws Exception {
        net.fortuna.ical4j.model.Calendar calendar = read(FORUM);

        Component event = only(calendar);
        assertThat(calendar.validate().hasErrors()).isFalse();
        assertThat(value(event, "UID")).isEqualTo("forum-1");
        assertThat(value(event, "SEQUENCE")).isEqualTo("3");
        assertThat(value(event, "DTSTAMP")).isEqualTo("20240229T235959Z");
        assertThat(value(event, "SUMMARY")).isEqualTo(LONG_NAME);
        assertThat(value(event, "STATUS")).isEqualTo("TENTATIVE");
        assertThat(value(event, "LOCATION")).isEqualTo("Hall 3, Yixing");
        assertThat(value(event, "DESCRIPTION")).isEqualTo("A description");
    }

    @Test
    void lasts_whole_days_and_ends_with_the_last_wherever_it_is_written() throws Exception {
        TimeZone before = TimeZone.getDefault();
        try {
            // Where days begin early, late, and at one o'clock as clocks are changed at midnight.
            for (String zone : List.of("Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Sao_Paulo")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));

                Component event = only(read(event("2018-11-04", "2018-11-04")));

                assertThat(value(event, "DTSTART")).as(zone).isEqualTo("20181104");
                assertThat(value(event, "DTEND")).as(zone).isEqualTo("20181105");
                assertThat(event.getRequiredProperty("DTSTART")
                                .getRequiredParameter("VALUE")
                                .getValue())
                        .isEqualTo("DATE");
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void folds_lines_after_75_octets_and_ends_them_as_the_standard_wants() {
        String text = text(FORUM);

        assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(text.split("\r\n")).allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                .as(line)
                .isLessThanOrEqualTo(75));
    }

    @Test
    void is_read_the_same_by_a_third_library() throws Exception {
        VCalendar calendar = VCalendar.parse(new StringReader(text(FORUM)));

        assertThat(calendar.errors()).isEmpty();
        assertThat(calendar.getVEvents()).hasSize(1);
        VEvent event = calendar.getVEvents().get(0);
        assertThat(event.getUniqueIdentifier().getValue()).isEqualTo("forum-1");
        assertThat(event.getSequence().getValue()).isEqualTo(3);
        assertThat(event.getDateTimeStamp().getValue()).isEqualTo(ZonedDateTime.parse("2024-02-29T23:59:59Z"));
        assertThat(event.getDateTimeStart().getValue()).isEqualTo(LocalDate.parse("2021-12-07"));
        assertThat(event.getDateTimeEnd().getValue()).isEqualTo(LocalDate.parse("2021-12-09"));
        assertThat(event.getSummary().getValue()).isEqualTo(LONG_NAME);
        assertThat(event.getStatus().getValue()).hasToString("TENTATIVE");
        assertThat(event.getLocation().getValue()).isEqualTo("Hall 3, Yixing");
    }

    @Test
    void replaces_what_the_format_cannot_hold() throws Exception {
        Calendar.CalendarEvent event = new Calendar.CalendarEvent(
                "x",
                0,
                Instant.EPOCH,
                FORUM.days(),
                Calendar.Status.CONFIRMED,
                "a\u0001b\u007fc\td\re",
                "\u001b",
                "\u0002");

        Component read = only(read(event));
        assertThat(value(read, "SUMMARY")).startsWith("a\uFFFDb\uFFFDc\td");
        assertThat(value(read, "LOCATION")).isEqualTo("\uFFFD");
        assertThat(text(event).chars().filter(c -> c < ' ')).allMatch(c -> c == '\t' || c == '\r' || c == '\n');
    }

    @Test
    void says_what_the_calendar_is() throws Exception {
        byte[] written = CalendarFormat.write(new Calendar.Sheet("Köln: 科隆", "All, of it", List.of(FORUM)));
        net.fortuna.ical4j.model.Calendar calendar = new CalendarBuilder().build(new ByteArrayInputStream(written));

        assertThat(calendar.validate().hasErrors()).isFalse();
        assertThat(calendar.getRequiredProperty("X-WR-CALNAME").getValue()).isEqualTo("Köln: 科隆");
        assertThat(calendar.getRequiredProperty("X-WR-CALDESC").getValue()).isEqualTo("All, of it");
        assertThat(Rfc5545Reader.read(new String(written, StandardCharsets.UTF_8))
                        .getVEvents())
                .hasSize(1);
    }

    @Test
    void is_whole_even_without_an_entry() throws Exception {
        net.fortuna.ical4j.model.Calendar calendar = read();

        assertThat(calendar.validate().getEntries()).isEmpty();
        assertThat(calendar.getComponents("VEVENT")).isEmpty();
        assertThat(VCalendar.parse(new StringReader(text())).errors()).isEmpty();
    }

    private static Calendar.CalendarEvent event(String from, String until) {
        return new Calendar.CalendarEvent(
                "forum-1",
                3,
                Instant.parse("2024-02-29T23:59:59.5Z"),
                new Calendar.Days(LocalDate.parse(from), LocalDate.parse(until)),
                Calendar.Status.TENTATIVE,
                LONG_NAME,
                "Hall 3, Yixing",
                "A description");
    }

    private static net.fortuna.ical4j.model.Calendar read(Calendar.CalendarEvent... events)
            throws IOException, ParserException {
        return new CalendarBuilder().build(new StringReader(text(events)));
    }

    private static String text(Calendar.CalendarEvent... events) {
        return new String(
                CalendarFormat.write(new Calendar.Sheet(null, null, List.of(events))), StandardCharsets.UTF_8);
    }

    private static Component only(net.fortuna.ical4j.model.Calendar calendar) {
        assertThat(calendar.getComponents("VEVENT")).hasSize(1);
        return calendar.getComponents("VEVENT").get(0);
    }

    private static String value(Component event, String property) {
        return event.getRequiredProperty(property).getValue();
    }
}
