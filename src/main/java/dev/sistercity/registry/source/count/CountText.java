package dev.sistercity.registry.source.count;

import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.value.Qualifier;
import dev.sistercity.registry.shared.value.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a count as publications write it: {@code 92}, {@code over 20}, {@code 59 countries}, {@code 92 in 59 countries}, and sums by level:
 * {@code 68 + 14} (the city's own, and those of units under it), {@code 63 + 5 + 14} (its own of the kind sister city, its own of other
 * kinds, those of units under it), each with or without what they make ({@code = 82}).
 */
final class CountText {

    private static final int LONGEST = 200;
    private static final String FORMS =
            "must be a count: \"92\", \"over 20\", \"59 countries\", \"92 in 59 countries\", "
                    + "\"68 + 14\" (own + under) or \"63 + 5 + 14\" (own sister cities + own of other kinds + under)";

    private static final Map<String, Qualifier> QUALIFIERS = Map.of(
            "about", Qualifier.ABOUT,
            "around", Qualifier.ABOUT,
            "some", Qualifier.ABOUT,
            "nearly", Qualifier.NEARLY,
            "almost", Qualifier.NEARLY,
            "over", Qualifier.OVER,
            "more than", Qualifier.OVER,
            "at least", Qualifier.AT_LEAST,
            "at most", Qualifier.AT_MOST,
            "up to", Qualifier.AT_MOST);
    private static final Map<String, CountMeasure> NOUNS = Map.of(
            "country", CountMeasure.COUNTRIES,
            "countries", CountMeasure.COUNTRIES,
            "partner", CountMeasure.PARTNERS,
            "partners", CountMeasure.PARTNERS,
            "partnership", CountMeasure.PARTNERSHIPS,
            "partnerships", CountMeasure.PARTNERSHIPS);
    /** Measures of the terms of a sum, by how many there are. */
    private static final Map<Integer, List<CountMeasure>> TERMS = Map.of(
            2, List.of(CountMeasure.OWN, CountMeasure.UNDER),
            3, List.of(CountMeasure.SISTER_CITIES, CountMeasure.OTHER_KINDS, CountMeasure.UNDER));

    private final List<String> words;
    private final Optional<CountMeasure> plain;
    private int next;

    /** @param plain what a number without a noun counts; empty where it says nothing */
    CountText(String text, Optional<CountMeasure> plain) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(FORMS);
        }
        this.words = List.of(text.toLowerCase(Locale.ROOT)
                .replace("+", " + ")
                .replace("=", " = ")
                .strip()
                .split("\\s+"));
        this.plain = plain;
    }

    /** @throws IllegalArgumentException if it says anything else */
    Map<CountMeasure, Quantity> read() {
        Map<CountMeasure, Quantity> numbers = new EnumMap<>(CountMeasure.class);
        List<Quantity> terms = new ArrayList<>(List.of(amount()));
        while (take("+")) {
            terms.add(amount());
        }
        if (terms.size() == 1) {
            numbers.put(noun().or(() -> plain).orElseThrow(CountText::refused), terms.get(0));
        } else {
            sum(terms, numbers);
        }
        if (take("in")) {
            Quantity countries = amount();
            if (noun().filter(CountMeasure.COUNTRIES::equals).isEmpty()
                    || numbers.put(CountMeasure.COUNTRIES, countries) != null) {
                throw refused();
            }
        }
        if (next < words.size()) {
            throw refused();
        }
        return numbers;
    }

    private void sum(List<Quantity> terms, Map<CountMeasure, Quantity> numbers) {
        List<CountMeasure> measures =
                Optional.ofNullable(TERMS.get(terms.size())).orElseThrow(CountText::refused);
        for (int i = 0; i < terms.size(); i++) {
            numbers.put(measures.get(i), terms.get(i));
        }
        numbers.put(CountMeasure.OWN, together(terms.subList(0, terms.size() - 1)));
        Quantity all = together(terms);
        numbers.put(CountMeasure.WITHIN, all);
        if (take("=") && !amount().equals(all)) {
            throw new IllegalArgumentException(
                    "must add up: the terms make " + all.value().toPlainString());
        }
        if (noun().filter(noun -> noun != CountMeasure.PARTNERSHIPS).isPresent()) {
            throw refused();
        }
    }

    /** Of what is exact an exact sum; else with the one qualifier that the others have. */
    private static Quantity together(List<Quantity> terms) {
        BigDecimal sum = terms.stream().map(Quantity::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Qualifier> others = terms.stream()
                .map(Quantity::qualifier)
                .filter(qualifier -> qualifier != Qualifier.EXACT)
                .distinct()
                .toList();
        if (others.size() > 1) {
            throw new IllegalArgumentException(
                    "must not mix " + Kebab.of(others.get(0)) + " and " + Kebab.of(others.get(1)) + " in one sum");
        }
        return StatedCounts.whole(sum, others.isEmpty() ? Qualifier.EXACT : others.get(0));
    }

    private Quantity amount() {
        Qualifier qualifier = qualifier(1).or(() -> qualifier(2)).orElse(Qualifier.EXACT);
        String number = next < words.size() ? words.get(next++) : "";
        if (number.isEmpty() || number.length() > 7 || !number.chars().allMatch(sign -> sign >= '0' && sign <= '9')) {
            throw refused();
        }
        return StatedCounts.whole(new BigDecimal(number), qualifier);
    }

    private Optional<Qualifier> qualifier(int length) {
        if (next + length > words.size()) {
            return Optional.empty();
        }
        Optional<Qualifier> known =
                Optional.ofNullable(QUALIFIERS.get(String.join(" ", words.subList(next, next + length))));
        known.ifPresent(found -> next += length);
        return known;
    }

    private Optional<CountMeasure> noun() {
        Optional<CountMeasure> known =
                next < words.size() ? Optional.ofNullable(NOUNS.get(words.get(next))) : Optional.empty();
        known.ifPresent(found -> next++);
        return known;
    }

    private boolean take(String word) {
        boolean there = next < words.size() && words.get(next).equals(word);
        next += there ? 1 : 0;
        return there;
    }

    private static IllegalArgumentException refused() {
        return new IllegalArgumentException(FORMS);
    }
}
