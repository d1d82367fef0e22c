package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.catalog.Calendar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import org.junit.jupiter.api.Test;

/** What one library wrote, as another one reads it. */
class CalendarFormatTest {

    private static final String LONG_NAME =
            "10-й Форум городов-побратимов и Конференция по промышленному сотрудничеству-2021; "
                    + "a\\b \"С водой, в гармонии\" " + "🏙".repeat(20) + "\nвторая строка 无锡国际友城论坛";
    private static final Calendar.Event FORUM = event("2021-12-07", "2021-12-08");

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
        String text = new String(CalendarFormat.write(List.of(FORUM)), StandardCharsets.UTF_8);

        assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(text.split("\r\n")).allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                .as(line)
                .isLessThanOrEqualTo(75));
    }

    @Test
    void leaves_out_what_has_no_place_in_a_calendar() throws Exception {
        assertThat(read(null, FORUM, null).getComponents("VEVENT")).hasSize(1);
        assertThat(read((Calendar.Event) null).getComponents("VEVENT")).isEmpty();
    }

    private static Calendar.Event event(String from, String until) {
        return new Calendar.Event(
                "forum-1",
                3,
                Instant.parse("2024-02-29T23:59:59.5Z"),
                LocalDate.parse(from),
                LocalDate.parse(until),
                Calendar.Status.TENTATIVE,
                LONG_NAME,
                "Hall 3, Yixing",
                "A description");
    }

    private static net.fortuna.ical4j.model.Calendar read(Calendar.Event... events)
            throws IOException, ParserException {
        return new CalendarBuilder().build(new ByteArrayInputStream(CalendarFormat.write(Arrays.asList(events))));
    }

    private static Component only(net.fortuna.ical4j.model.Calendar calendar) {
        assertThat(calendar.getComponents("VEVENT")).hasSize(1);
        return calendar.getComponents("VEVENT").get(0);
    }

    private static String value(Component event, String property) {
        return event.getRequiredProperty(property).getValue();
    }
}
