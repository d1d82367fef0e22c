package dev.sistercity.registry.gazetteer.name;

import static dev.sistercity.registry.gazetteer.AlternateNames.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sistercity.registry.job.JobFailedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AlternateNameReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final int LOOK = 1000;

    @Test
    void reads_names_with_their_language_and_what_is_said_of_them() {
        Read read = read(name(7, "de", "Köln", "p")
                + name(7, "en", "Cologne", "ps")
                + name(7, "ksh", "Kölle", "c")
                + name(7, "la", "Colonia", "h", "0050", "0450")
                + name(7, "", "Cwlen", ""));

        assertThat(read.texts())
                .containsExactly(
                        "de\tp\t\t\tKöln",
                        "en\tps\t\t\tCologne",
                        "ksh\tc\t\t\tKölle",
                        "la\th\t0050\t0450\tColonia",
                        "und\t\t\t\tCwlen");
        assertThat(read.faulty()).isZero();
    }

    @Test
    void keeps_items_of_wikidata_and_no_other_codes() {
        assertThat(read(name(7, "wkdt", "Q365", "")
                                + name(7, "wkdt", "365", "")
                                + name(7, "link", "https://en.wikipedia.org/wiki/Cologne", "")
                                + name(7, "post", "50667", "")
                                + name(7, "iata", "CGN", "")
                                + name(7, "abbr", "K", "")
                                + name(7, "phon", "kœln", "")
                                + name(7, "xx-nowhere", "X", ""))
                        .texts())
                .containsExactly("wkdt\t\t\t\tQ365");
    }

    @Test
    void writes_languages_as_tags() {
        assertThat(read(name(7, "zh-TW", "科隆", "")
                                + name(7, "iw", "קלן", "")
                                + name(7, "no", "Køln", "")
                                + name(7, "piny", "Kelong", "")
                                + name(7, "fr_1793", "Cologne-la-Libre", ""))
                        .texts())
                .containsExactly(
                        "zh-TW\t\t\t\t科隆",
                        "he\t\t\t\tקלן",
                        "nb\t\t\t\tKøln",
                        "zh-Latn-pinyin\t\t\t\tKelong",
                        "fr\th\t\t\tCologne-la-Libre");
    }

    @Test
    void loses_no_name_for_a_date_that_is_none_or_still_to_come() {
        assertThat(read(name(7, "de", "A", "h", "6 June 1924", "1945")
                                + name(7, "de", "B", "", "2090", "")
                                + name(7, "de", "C", "h", "1945", "1924")
                                + name(7, "de", "D", "h", "1945-13-01", "1950-02"))
                        .texts())
                .containsExactly("de\th\t\t1945\tA", "de\t\t\t\tB", "de\th\t\t\tC", "de\th\t\t1950-02\tD");
    }

    @Test
    void reads_files_without_the_last_two_columns() {
        assertThat(read("1\t7\tde\tKöln\t1\t\t\t\n").texts()).containsExactly("de\tp\t\t\tKöln");
    }

    @Test
    void passes_over_lines_that_cannot_be_read_and_says_which() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(utf8(name(7, "de", "Köln", "") + "1\t7\tde\n" + "1\tx\tde\tX\t\t\t\t\t\t\n"));
        file.writeBytes(name(7, "de", "Cöln", "").getBytes(StandardCharsets.ISO_8859_1));
        file.writeBytes(utf8(name(7, "de", "x".repeat(1 << 20), "")
                + name(7, "de", "x".repeat(401), "")
                + name(7, "de", "Nul\0", "")
                + name(7, "de", " ", "")
                + "1\t7\tde\tcut in the mid"));

        Read read = read(file.toByteArray());

        assertThat(read.texts()).containsExactly("de\t\t\t\tKöln");
        assertThat(read.faulty()).isEqualTo(8);
        assertThat(read.faults())
                .containsExactly(
                        "2 has 3 columns where 10 are needed",
                        "3 has no number as geonameid",
                        "4 is not UTF-8",
                        "5 is longer than 64 KiB",
                        "6 has a name that is blank or longer than 400 characters");
    }

    @Test
    void looks_at_no_line_of_a_place_that_is_not_wanted() {
        Read read = read(name(8, "de", "Unwanted", "") + "1\t8\tcut\n" + name(7, "de", "Köln", ""));

        assertThat(read.texts()).containsExactly("de\t\t\t\tKöln");
        assertThat(read.faulty()).isZero();
    }

    @Test
    void refuses_a_file_that_is_something_else() {
        String towns =
                IntStream.range(0, 2000).mapToObj(i -> "a town,another\n").collect(Collectors.joining());
        assertThatThrownBy(() -> read(towns))
                .isInstanceOf(JobFailedException.class)
                .hasMessageStartingWith(
                        "row 1 has no number as geonameid, as 100 of the first 100 rows are not those of "
                                + "alternateNamesV2");
        assertThatThrownBy(() -> read("x\n")).hasMessageStartingWith("row 1 has no number as geonameid, as 1 of");
        assertThatThrownBy(() -> read("")).hasMessage("the file is empty");
        assertThatThrownBy(() -> read(new byte[1 << 20])).hasMessageStartingWith("row 1 holds a NUL");
    }

    @Test
    void reads_a_file_of_any_length_in_the_same_memory() throws IOException {
        byte[] line = utf8(name(8, "en", "Somewhere else", ""));
        long lines = 2_000_000;
        long before = used();
        try (AlternateNameReader reader =
                new AlternateNameReader(new TableLines(new Repeated(line, lines)), id -> id == 7, TODAY)) {
            while (!reader.isEnded()) {
                assertThat(reader.next(500_000)).isNull();
            }
            assertThat(reader.lines()).isEqualTo(lines);
        }
        assertThat(used() - before).as("bytes kept").isLessThan(32L << 20);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Whatever stands in a line: it is read as one or counted, and the lines around it are read. */
    @Property(tries = 500)
    void no_line_costs_another(@ForAll("lines") String line) throws IOException {
        String oneLine = line.replace("\n", "");
        Read read = read(utf8(name(7, "de", "Before", "") + oneLine + "\n" + name(7, "de", "Behind", "")));

        assertThat(read.texts()).contains("de\t\t\t\tBefore", "de\t\t\t\tBehind");
        assertThat(read.texts().size() + read.faulty()).isBetween(2L, 3L);
        read.texts()
                .forEach(text -> assertThat(AlternateName.parse(text).text()).isEqualTo(text));
    }

    @Provide
    static Arbitrary<String> lines() {
        Arbitrary<String> cell = Arbitraries.oneOf(
                Arbitraries.of(
                        "7", "8", "1", "", "de", "wkdt", "Q365", "zh", "1945", "\r", "\\N", "\\.", "\"", "\u2028"),
                Arbitraries.strings().ofMaxLength(20));
        return cell.list().ofMinSize(1).ofMaxSize(12).map(cells -> String.join("\t", cells));
    }

    private record Read(List<String> texts, long faulty, List<String> faults) {}

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Read read(String file) {
        try {
            return read(utf8(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Read read(byte[] file) throws IOException {
        List<String> texts = new ArrayList<>();
        try (AlternateNameReader reader =
                new AlternateNameReader(new TableLines(new ByteArrayInputStream(file)), id -> id == 7, TODAY)) {
            while (!reader.isEnded()) {
                AlternateNameReader.Line line = reader.next(LOOK);
                if (line != null) {
                    texts.add(line.name().text());
                }
            }
            reader.check();
            List<String> faults = reader.faults().stream()
                    .map(fault -> fault.line() + " " + fault.what())
                    .toList();
            return new Read(texts, reader.faulty(), faults);
        }
    }

    /** One line again and again. */
    private static final class Repeated extends InputStream {

        private final byte[] line;
        private long left;
        private int at;

        private Repeated(byte[] line, long times) {
            this.line = line;
            this.left = times;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            int done = 0;
            while (done < length && left > 0) {
                int piece = Math.min(length - done, line.length - at);
                System.arraycopy(line, at, bytes, from + done, piece);
                done += piece;
                at = (at + piece) % line.length;
                left -= at == 0 ? 1 : 0;
            }
            return done == 0 ? -1 : done;
        }
    }
}
