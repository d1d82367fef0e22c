package dev.sistercity.registry.shared.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class EdtfDatePropertiesTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Property
    void prints_what_was_read(@ForAll("expressions") String text) {
        assertThat(EdtfDate.parse(text)).hasToString(text).isEqualTo(EdtfDate.parse(text));
    }

    @Property
    void starts_before_it_ends(@ForAll("expressions") String text) {
        EdtfDate date = EdtfDate.parse(text);

        assertThat(date.earliestDay()).isLessThanOrEqualTo(date.latestDay());
        assertThat(date.isInterval()).isEqualTo(text.contains("/"));
        assertThat(date.isQualified()).isEqualTo(text.matches(".*[~?%].*"));
    }

    @Property
    void orders_totally(@ForAll("dates") EdtfDate a, @ForAll("dates") EdtfDate b, @ForAll("dates") EdtfDate c) {
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        List<EdtfDate> sorted = List.of(a, b, c).stream().sorted().toList();
        assertThat(sorted.get(0)).isLessThanOrEqualTo(sorted.get(2));
        assertThat(sorted.get(0).earliestDay())
                .isLessThanOrEqualTo(sorted.get(2).earliestDay());
        if (a.equals(b)) {
            assertThat(a).hasSameHashCodeAs(b);
        }
    }

    @Property
    void certain_is_possible(
            @ForAll("dates") EdtfDate date, @ForAll("dates") EdtfDate when, @ForAll("dates") EdtfDate until) {
        assertThat(date.begunBy(when, Certainty.CERTAIN) && !date.begunBy(when, Certainty.POSSIBLE))
                .isFalse();
        assertThat(date.overBy(when, Certainty.CERTAIN) && !date.overBy(when, Certainty.POSSIBLE))
                .isFalse();
        assertThat(date.within(when, until, Certainty.CERTAIN) && !date.within(when, until, Certainty.POSSIBLE))
                .isFalse();
    }

    @Property
    void what_is_over_had_begun(@ForAll("dates") EdtfDate date, @ForAll("days") EdtfDate day) {
        if (date.overBy(day, Certainty.POSSIBLE)) {
            assertThat(date.begunBy(day, Certainty.POSSIBLE)).isTrue();
        }
        if (date.overBy(day, Certainty.CERTAIN) && !date.isQualified()) {
            assertThat(date.begunBy(day, Certainty.CERTAIN)).isTrue();
        }
    }

    @Property
    void the_first_and_the_last_day_are_within(@ForAll("points") EdtfDate date) {
        EdtfDate first = day(date.earliestDay());
        EdtfDate last = day(date.latestDay());

        assertThat(date.begunBy(first, Certainty.POSSIBLE)).isTrue();
        assertThat(date.begunBy(last, Certainty.CERTAIN)).isEqualTo(!date.isQualified());
        assertThat(date.overBy(first, Certainty.POSSIBLE)).isFalse();
        assertThat(date.within(first, last, Certainty.CERTAIN)).isEqualTo(!date.isQualified());
        assertThat(date.within(last, last, Certainty.POSSIBLE)).isTrue();
    }

    @Property
    void agrees_symmetrically(@ForAll("dates") EdtfDate one, @ForAll("dates") EdtfDate other) {
        assertThat(one.agreementWith(other)).isEqualTo(other.agreementWith(one));
        assertThat(one.agreementWith(one)).isEqualTo(Agreement.AGREES);
    }

    @Property
    void refuses_random_text_with_a_message(@ForAll String text) {
        parsesOrRefuses(text);
    }

    @Property(tries = 5000)
    void refuses_nearly_right_text_with_a_message(@ForAll("nearly") String text) {
        parsesOrRefuses(text);
    }

    @Provide
    Arbitrary<String> nearly() {
        return Arbitraries.strings().withChars("0129-XY~?%/. \0").ofMaxLength(80);
    }

    @Provide
    Arbitrary<EdtfDate> dates() {
        return expressions().map(EdtfDate::parse);
    }

    @Provide
    Arbitrary<EdtfDate> points() {
        return Arbitraries.oneOf(closed(), unspecified())
                .map(EdtfDate::parse)
                .filter(date -> Math.abs(date.earliestDay()) < 2_900_000 && Math.abs(date.latestDay()) < 2_900_000);
    }

    @Provide
    Arbitrary<EdtfDate> days() {
        return Arbitraries.longs().between(-30_000, 60_000).map(EdtfDatePropertiesTest::day);
    }

    @Provide
    Arbitrary<String> expressions() {
        return Arbitraries.oneOf(closed(), unspecified(), intervals());
    }

    private static Arbitrary<String> intervals() {
        Arbitrary<String> both = Combinators.combine(closed(), closed())
                .as((a, b) ->
                        EdtfDate.parse(a).earliestDay() <= EdtfDate.parse(b).latestDay() ? a + "/" + b : b + "/" + a);
        Arbitrary<String> half = Combinators.combine(closed(), Arbitraries.of("%s/..", "../%s", "%s/", "/%s"))
                .as((date, form) -> form.replace("%s", date));
        return Arbitraries.oneOf(both, half);
    }

    private static Arbitrary<String> closed() {
        // Mostly near to each other, so that ranges meet.
        Arbitrary<String> years = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.integers().between(1985, 2005).map(EdtfDatePropertiesTest::year)),
                Tuple.of(1, Arbitraries.integers().between(-9999, 9999).map(EdtfDatePropertiesTest::year)));
        Arbitrary<String> months = Combinators.combine(
                        years, Arbitraries.integers().between(1, 12))
                .as((year, month) -> year + String.format(Locale.ROOT, "-%02d", month));
        Arbitrary<String> seasons = Combinators.combine(
                        years, Arbitraries.integers().between(21, 24))
                .as((year, season) -> year + "-" + season);
        Arbitrary<String> days = Combinators.combine(
                        months, Arbitraries.integers().between(1, 28))
                .as((month, day) -> month + String.format(Locale.ROOT, "-%02d", day));
        Arbitrary<String> longYears = Arbitraries.integers()
                .between(-999_999_999, 999_999_999)
                .filter(year -> Math.abs(year) > 9999)
                .map(year -> "Y" + year);
        return qualified(Arbitraries.oneOf(years, months, days, seasons, longYears));
    }

    private static Arbitrary<String> unspecified() {
        Arbitrary<String> decades =
                Arbitraries.integers().between(0, 999).map(n -> String.format(Locale.ROOT, "%03dX", n));
        Arbitrary<String> centuries =
                Arbitraries.integers().between(0, 99).map(n -> String.format(Locale.ROOT, "%02dXX", n));
        Arbitrary<String> parts = Combinators.combine(
                        Arbitraries.integers().between(0, 9999), Arbitraries.of("-XX", "-XX-XX", "-02-XX", "-11-XX"))
                .as((year, rest) -> year(year) + rest);
        return qualified(Arbitraries.oneOf(decades, centuries, parts));
    }

    private static Arbitrary<String> qualified(Arbitrary<String> dates) {
        return Combinators.combine(dates, Arbitraries.of("", "", "", "~", "?", "%"))
                .as((date, mark) -> date + mark);
    }

    private static String year(int year) {
        return year < 0 ? String.format(Locale.ROOT, "-%04d", -year) : String.format(Locale.ROOT, "%04d", year);
    }

    private static EdtfDate day(long epochDay) {
        return EdtfDate.parse(LocalDate.ofEpochDay(epochDay).toString());
    }

    private static void parsesOrRefuses(String text) {
        long began = THREADS.getCurrentThreadCpuTime();
        try {
            assertThat(EdtfDate.parse(text)).hasToString(text);
        } catch (IllegalArgumentException refused) {
            assertThat(refused)
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1994-10-09");
        }
        // Of CPU, whatever runs beside: a parser that tries all ways of reading a text would take far longer.
        if (THREADS.getCurrentThreadCpuTime() - began > Duration.ofSeconds(2).toNanos()) {
            fail("Took too long: " + text);
        }
    }
}
