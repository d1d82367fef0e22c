package dev.sistercity.registry.transfer.statement.date;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Figures and words: {@code 9 October 1994}, {@code Oct. 9th, 1994}, {@code depuis 1994}, {@code ca. 1994}, {@code 1990s}. */
final class WordsForm {

    private static final Pattern TOKEN =
            Pattern.compile("(?<number>\\d++)|(?<word>[\\p{L}\\p{M}]++(?:['’.][\\p{L}\\p{M}]++)*+)|(?<sign>\\S)");
    private static final int MOST_TOKENS = 12;
    private static final int LAST_DAY = 31;

    /** By so many years the calendar of Thailand is ahead. */
    private static final int BUDDHIST = 543;

    private final boolean thai;
    private int year = -1;
    private int month;
    private boolean shortYear;
    private boolean decade;
    private boolean approximate;
    private boolean uncertain;
    private boolean close;
    private final List<Integer> small = new ArrayList<>();

    private WordsForm(String text) {
        thai = text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.THAI);
    }

    static Optional<WrittenDate> read(String text) {
        WordsForm form = new WordsForm(text);
        // Alone it is the December of Norwegians.
        return form.take(DateText.lower(text).replace("des ann", "ann")) ? form.result() : Optional.empty();
    }

    /** {@code unterzeichnet am 9.10.1994}, {@code So, 9.10.1994}: the date behind words that say nothing; empty where none stand before. */
    static Optional<String> withoutBeginning(String text) {
        Matcher tokens = TOKEN.matcher(text);
        int begin = 0;
        while (tokens.find() && tokens.group("number") == null) {
            String word = tokens.group("word");
            String lower = word == null ? null : DateText.lower(word);
            boolean nothing = lower == null
                    ? ".,:".contains(tokens.group("sign"))
                    : DateWords.is("filler", lower) || lower.length() > 1 && DateWords.isWeekday(lower);
            if (!nothing) {
                return Optional.empty();
            }
            begin = tokens.end();
        }
        return begin == 0 ? Optional.empty() : Optional.of(text.substring(begin).strip());
    }

    private boolean take(String text) {
        Matcher tokens = TOKEN.matcher(text);
        int count = 0;
        boolean any = false;
        while (tokens.find()) {
            boolean known = tokens.group("number") != null
                    ? number(tokens.group("number"))
                    : tokens.group("word") != null
                            ? word(tokens.group("word"), text, tokens.start())
                            : sign(tokens.group("sign"));
            if (!known || ++count > MOST_TOKENS) {
                return false;
            }
            any |= tokens.group("number") != null;
        }
        return any;
    }

    private boolean number(String digits) {
        if (digits.length() == 3 || digits.length() == 4) {
            boolean first = year < 0;
            int written = Integer.parseInt(digits);
            year = thai && written > BUDDHIST ? written - BUDDHIST : written;
            return first;
        }
        if (digits.length() <= 2) {
            small.add(Integer.parseInt(digits));
            return small.size() <= 2;
        }
        return false;
    }

    private boolean word(String word, String text, int start) {
        boolean attached = start > 0 && Character.isDigit(text.charAt(start - 1));
        boolean hyphened =
                start > 1 && "-'’".indexOf(text.charAt(start - 1)) >= 0 && Character.isDigit(text.charAt(start - 2));
        boolean tens = year > 0 && year % 10 == 0
                || year < 0 && !small.isEmpty() && small.get(0) > LAST_DAY && small.get(0) % 10 == 0;
        boolean suffix = (attached || hyphened) && tens && DateWords.is("decade", word);
        boolean noun = word.length() > 3 && DateWords.is("decade", word);
        if (suffix || noun) {
            decade = true;
            return true;
        }
        int named = DateWords.month(word);
        if (named != 0 && month == 0) {
            month = named;
            return true;
        }
        close |= DateWords.is("close", word);
        approximate |= DateWords.is("approximate", word);
        uncertain |= DateWords.is("uncertain", word);
        return DateWords.is("approximate", word)
                || DateWords.is("uncertain", word)
                || DateWords.is("filler", word)
                || DateWords.is("part", word)
                || DateWords.is("close", word)
                || DateWords.is("season", word)
                || isJoined(word)
                || DateWords.isWeekday(word);
    }

    /** {@code d'octobre} is two words. */
    private boolean isJoined(String word) {
        String[] parts = word.split("['’]", 2);
        if (parts.length < 2 || !DateWords.is("filler", parts[0])) {
            return DateWords.is("filler", word.replace(".", ""));
        }
        int named = DateWords.month(parts[1]);
        if (named != 0 && month == 0) {
            month = named;
            return true;
        }
        return DateWords.is("filler", parts[1]);
    }

    private boolean sign(String sign) {
        approximate |= "~≈±".contains(sign);
        uncertain |= sign.equals("?");
        shortYear |= "'’".contains(sign);
        return "~≈±?'’,.-/()[]:;–\"".contains(sign);
    }

    private Optional<WrittenDate> result() {
        String qualifier = approximate && uncertain ? "%" : approximate ? "~" : uncertain ? "?" : "";
        if (month == DateWords.SEVERAL) {
            return Optional.of(WrittenDate.unread("could be two months, by the language"));
        }
        if (year < 0) {
            boolean date = month > 0 || shortYear || decade || small.size() == 1;
            return date && !small.isEmpty()
                    ? Optional.of(WrittenDate.unread("leaves the century open"))
                    : Optional.empty();
        }
        if (decade) {
            return decade(qualifier);
        }
        if (close) {
            return Optional.empty();
        }
        if (month == 0) {
            return small.isEmpty() ? Optional.of(DateText.of(year, 0, 0, qualifier)) : Optional.empty();
        }
        if (small.size() > 1 || !small.isEmpty() && (small.get(0) == 0 || small.get(0) > LAST_DAY)) {
            return Optional.of(WrittenDate.unread("is in no calendar"));
        }
        return Optional.of(DateText.of(year, month, small.isEmpty() ? 0 : small.get(0), qualifier));
    }

    private Optional<WrittenDate> decade(String qualifier) {
        if (year % 10 != 0 || !small.isEmpty() || month != 0) {
            return Optional.empty();
        }
        if (year % 100 == 0) {
            return Optional.of(WrittenDate.unread("could be ten years, or a hundred"));
        }
        String figures = String.format("%03dX", year / 10);
        return DateText.edtf(figures + qualifier)
                .or(() -> DateText.edtf(figures))
                .map(WrittenDate::of);
    }
}
