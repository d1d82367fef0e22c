package dev.sistercity.registry.gazetteer.name;

import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.shared.code.LanguageTags;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.io.EOFException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/**
 * Reads GeoNames' {@code alternateNamesV2}: UTF-8, ten columns with tabs between (the last two may be missing), no header. Of its
 * seventeen million lines only those of wanted places are looked at. A line that cannot be read is passed over and counted; a file that
 * has more of those than a slip explains is not what it says.
 */
public final class AlternateNameReader implements AutoCloseable {

    private static final int PLACE = 1;
    private static final int LANGUAGE = 2;
    private static final int NAME = 3;
    private static final int MARKS = 4;
    private static final int FROM = 8;
    private static final int UNTIL = 9;
    private static final int FEWEST = 8;
    private static final int WIDTH = 10;
    /** Characters, as the readme.txt of the file has it. */
    private static final int LONGEST_NAME = 400;

    private static final String MARK_LETTERS = "psch";
    private static final int EXAMPLES = 5;
    /** Faulty lines that any file may have, and how many of a hundred. */
    private static final long MOST_FAULTY = 10;

    private static final long FAULTY_PER_CENT = 1;

    /** What stands for a language, and what that is; everything else that is no language is not kept. */
    private static final Map<String, String> LANGUAGES = Map.of(
            "",
            AlternateName.UNDETERMINED,
            AlternateName.WIKIDATA,
            AlternateName.WIKIDATA,
            "fr_1793",
            "fr",
            "piny",
            "zh-Latn-pinyin");
    /** Names of the French Revolution. */
    private static final String OF_THE_REVOLUTION = "fr_1793";

    private static final Pattern ITEM = Pattern.compile("Q[1-9][0-9]{0,11}");
    /** A year, a month or a day. */
    private static final Pattern DATE = Pattern.compile("[0-9]{4}(-[0-9]{2}){0,2}");

    private static final Pattern LANGUAGE_CODE = Pattern.compile("[a-z]{2,3}(-[A-Za-z]{2,8})?");

    private final TableLines lines;
    private final IntPredicate wanted;
    private final long today;
    private final List<Fault> faults = new ArrayList<>();
    private long faulty;
    private boolean ended;

    /** @param lines of the unpacked file; closed with this */
    public AlternateNameReader(TableLines lines, IntPredicate wanted, LocalDate today) {
        this.lines = lines;
        this.wanted = wanted;
        this.today = today.toEpochDay();
    }

    /** A name, and of which place. */
    public record Line(long number, int geonamesId, AlternateName name) {}

    /** A line that was passed over. */
    public record Fault(long line, String what) {}

    /**
     * The next name of a wanted place, or after so many lines without one, null.
     *
     * @param most lines to be read at the most
     * @throws JobFailedException if the file is not what it says
     */
    public Line next(int most) throws IOException {
        for (int i = 0; i < most && advance(); i++) {
            int place = lines.secondNumber();
            if (lines.fault() == null && place >= 0 && !wanted.test(place)) {
                continue;
            }
            Line line = lines.fault() == null && place >= 0 ? line(place) : faulty(null);
            if (line != null) {
                return line;
            }
        }
        return null;
    }

    private boolean advance() throws IOException {
        try {
            ended = ended || !lines.next();
        } catch (EOFException | ZipException e) {
            throw new JobFailedException("the packed file is damaged, after row " + lines.number(), lines.number());
        }
        return !ended;
    }

    /** Whether all is read. */
    public boolean isEnded() {
        return ended;
    }

    /** Lines read so far. */
    public long lines() {
        return lines.number();
    }

    /** How many lines were passed over, as they cannot be read. */
    public long faulty() {
        return faulty;
    }

    /** The first of those. */
    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** @throws JobFailedException if hardly a line could be read */
    public void check() {
        if (lines.number() == 0) {
            throw new JobFailedException("the file is empty", null);
        }
        boolean none = faulty == lines.number();
        if (none || faulty > MOST_FAULTY && faulty > lines.number() * FAULTY_PER_CENT / 100) {
            Fault first = faults.get(0);
            throw new JobFailedException(
                    "row " + first.line() + " " + first.what() + ", as " + faulty + " of the first " + lines.number()
                            + " rows are not those of alternateNamesV2: alternateNameId, geonameid, isolanguage, name, "
                            + "four marks, from, to, with tabs between",
                    first.line());
        }
    }

    private Line line(int place) {
        String text = lines.text();
        String[] cells = text == null ? new String[0] : text.split("\t", -1);
        if (cells.length < FEWEST || cells.length > WIDTH) {
            return faulty(text == null ? null : "has " + cells.length + " columns where " + WIDTH + " are needed");
        }
        String value = cells[NAME].strip();
        if (value.isEmpty() || value.length() > LONGEST_NAME) {
            return faulty("has a name that is blank or longer than " + LONGEST_NAME + " characters");
        }
        String lang = lang(cells[LANGUAGE].strip());
        if (lang == null
                || lang.equals(AlternateName.WIKIDATA) && !ITEM.matcher(value).matches()) {
            return null;
        }
        StringBuilder marks = new StringBuilder();
        for (int i = 0; i < MARK_LETTERS.length(); i++) {
            boolean said = cells[MARKS + i].equals("1")
                    || MARK_LETTERS.charAt(i) == 'h' && cells[LANGUAGE].equals(OF_THE_REVOLUTION);
            marks.append(said ? MARK_LETTERS.substring(i, i + 1) : "");
        }
        EdtfDate from = date(cells, FROM);
        EdtfDate until = date(cells, UNTIL);
        boolean turned = from != null && until != null && from.earliestDay() > until.latestDay();
        return new Line(
                lines.number(),
                place,
                AlternateName.of(lang, value, marks.toString(), turned ? null : from, turned ? null : until));
    }

    private Line faulty(String what) {
        faulty++;
        if (faults.size() < EXAMPLES) {
            String said = lines.fault() != null ? lines.fault() : what;
            faults.add(new Fault(lines.number(), said == null ? "has no number as geonameid" : said));
        }
        if (faulty > MOST_FAULTY && faulty % 100 == 0) {
            check();
        }
        return null;
    }

    /** Null for what is no language: postal codes, airports, links. */
    private static String lang(String written) {
        String known = LANGUAGES.get(written);
        if (known != null || !LANGUAGE_CODE.matcher(written).matches()) {
            return known;
        }
        String tag = LanguageTags.current(written);
        return LanguageTags.isValid(tag) ? tag : null;
    }

    /** What is no date, or still to come, is no reason to lose the name. */
    private EdtfDate date(String[] cells, int column) {
        String text = column < cells.length ? cells[column].strip() : "";
        if (!DATE.matcher(text).matches()) {
            return null;
        }
        try {
            EdtfDate date = EdtfDate.parse(text);
            return date.earliestDay() <= today ? date : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
