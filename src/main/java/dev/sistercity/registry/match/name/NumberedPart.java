package dev.sistercity.registry.match.name;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import dev.sistercity.registry.shared.table.TsvResource;
import dev.sistercity.registry.shared.value.NameKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A part of a city that is told by its number alone, however that is written: {@code Budapest XV}, {@code Budapest, XV. kerület},
 * {@code 15th district of Budapest}, {@code Marseille 1er arrondissement}.
 *
 * @param city empty where only a number and a word for districts are written
 */
public record NumberedPart(String city, int number) {

    /** Words for numbered parts of cities, in the languages of cities that have them. */
    private static final Set<String> WORDS = new HashSet<>();

    private static final Set<String> FILLERS = new HashSet<>();

    /** What gazetteers call them. */
    private static final List<String> FORMS = new ArrayList<>();

    static {
        TsvResource.rows("/match/part-words.tsv").forEach(NumberedPart::add);
    }

    private static final Pattern BETWEEN = Pattern.compile("[\\s,()\\[\\]/–]++|(?<=\\p{L}{3})-(?=[\\dIVX])");
    private static final Pattern ORDINAL =
            Pattern.compile("([0-9]{1,2})(?:st|nd|rd|th|e|er|ère|ème|eme|è|º|ª|°|\\.)?|([IVX]{1,6})(?:e|er|ème|\\.)?");

    private static final RuleBasedNumberFormat ROMAN = roman();

    private static void add(String[] cells) {
        switch (cells[2]) {
            case "word" -> WORDS.add(NameKeys.folded(cells[0]));
            case "filler" -> FILLERS.add(cells[0]);
            case "form" -> FORMS.add(cells[0]);
            default -> throw new IllegalStateException("No word of parts is a " + cells[2]);
        }
    }

    /** Empty unless a number, with a city or a word for districts, is all that is written. */
    public static Optional<NumberedPart> of(String written) {
        List<String> rest = new ArrayList<>();
        Integer number = null;
        boolean word = false;
        for (String part : BETWEEN.split(Markup.cleaned(written.strip()))) {
            String key = NameKeys.folded(part);
            Integer read = number(part);
            if (read != null && number != null) {
                return Optional.empty();
            } else if (read != null) {
                number = read;
            } else if (WORDS.contains(key)) {
                word = true;
            } else if (!part.isEmpty() && !rest.contains(part)) {
                rest.add(part);
            }
        }
        if (word) {
            rest.removeIf(part -> FILLERS.contains(part.toLowerCase(Locale.ROOT)));
        }
        return number == null || rest.isEmpty() && !word
                ? Optional.empty()
                : Optional.of(new NumberedPart(String.join(" ", rest), number));
    }

    private static Integer number(String part) {
        var matcher = ORDINAL.matcher(part);
        if (!matcher.matches()) {
            return null;
        }
        List<String> numbers = Numerals.of(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        int number = numbers.size() == 1 ? Integer.parseInt(numbers.get(0)) : 0;
        return number > 0 ? Integer.valueOf(number) : null;
    }

    /** Keys of the names that it may have. */
    public Set<String> keys(Collection<String> namesOfTheCity) {
        Set<String> keys = new LinkedHashSet<>();
        for (String name : namesOfTheCity) {
            for (String form : FORMS) {
                keys.addAll(NameKeys.of(form.replace("{city}", name)
                        .replace("{number}", Integer.toString(number))
                        .replace("{roman}", ROMAN.format(number))));
            }
        }
        return keys;
    }

    /** Whether a name is of the part with this number. */
    public boolean isNumberOf(String name) {
        return Numerals.of(name).equals(List.of(Integer.toString(number)))
                || Numerals.of(name).equals(List.of("0" + number));
    }

    private static RuleBasedNumberFormat roman() {
        var format = new RuleBasedNumberFormat(ULocale.ROOT, RuleBasedNumberFormat.NUMBERING_SYSTEM);
        format.setDefaultRuleSet("%roman-upper");
        return format;
    }
}
