package dev.sistercity.registry.transfer.statement.date;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A quarter or a half of a year, of which the year is kept: {@code Q3 1994}, {@code 1994-Q3}, {@code III кв. 1994}, {@code 1. Halbjahr 1994}. */
final class PartOfYearForm {

    private static final Pattern TOKEN =
            Pattern.compile("(?<number>\\d++)|(?<word>(?:(?![年第년一二三四])[\\p{L}\\p{M}])++)|(?<sign>\\S)");
    private static final List<String> ROMAN = List.of("i", "ii", "iii", "iv");
    private static final String HAN = "一二三四";
    private static final int YEAR_DIGITS = 4;
    private static final int QUARTERS = 4;
    private static final int HALVES = 2;

    private int year;
    private int part;
    /** How many parts of its kind a year has; 0 as long as none is named. */
    private int parts;

    private PartOfYearForm() {}

    static Optional<WrittenDate> read(String text) {
        PartOfYearForm form = new PartOfYearForm();
        Matcher tokens = TOKEN.matcher(DateText.lower(text));
        while (tokens.find()) {
            boolean known = tokens.group("number") != null
                    ? form.number(tokens.group("number"))
                    : tokens.group("word") != null ? form.word(tokens.group("word")) : form.sign(tokens.group("sign"));
            if (!known) {
                return Optional.empty();
            }
        }
        return form.year > 0 && form.part > 0 && form.part <= form.parts
                ? Optional.of(DateText.of(form.year, 0, 0, ""))
                : Optional.empty();
    }

    private boolean number(String digits) {
        if (digits.length() == YEAR_DIGITS && year == 0) {
            year = Integer.parseInt(digits);
            return true;
        }
        boolean first = digits.length() == 1 && part == 0;
        part = first ? Integer.parseInt(digits) : part;
        return first && part > 0;
    }

    private boolean sign(String sign) {
        if (part == 0 && HAN.contains(sign)) {
            part = HAN.indexOf(sign) + 1;
            return true;
        }
        return ".,-/'’()年第년".contains(sign);
    }

    private boolean word(String word) {
        if (parts == 0 && (DateWords.is("quarter", word) || DateWords.is("half", word))) {
            parts = DateWords.is("quarter", word) ? QUARTERS : HALVES;
            return true;
        }
        if (part == 0 && ROMAN.contains(word)) {
            part = ROMAN.indexOf(word) + 1;
            return true;
        }
        return DateWords.is("filler", word);
    }
}
