package dev.sistercity.registry.shared.value;

import dev.sistercity.registry.shared.code.LanguageTags;
import java.util.List;

/** Chooses the name to display among a record's names. */
public final class Names {

    private static final int SAME_BASE = 1;
    private static final int NARROWER = 2;
    private static final int BROADER = 3;
    private static final int EXACT = 4;
    private static final int KINDS = 8;

    private Names() {}

    /**
     * The name for a reader: in the first wanted language that the record has, else in English, else the record's first.
     *
     * <p>A language is had by the tag itself, else by a broader tag ({@code zh} for {@code zh-Hans}), a narrower one
     * ({@code zh-Hans} for {@code zh}), or another of the same base language ({@code zh-Hans} for {@code zh-CN}). Among
     * names with equally good tags official precedes short, short any other kind, and then the first wins. Allocates
     * nothing: it runs for every record of a list.
     *
     * @param names in the record's own order
     * @param wantedTags BCP 47 tags in any case, the most wanted first; empty for none
     * @return null only where there are no names
     */
    public static Name choose(List<Name> names, List<String> wantedTags) {
        return choose(names, wantedTags, null);
    }

    /**
     * As above, among the names of a day: those whose period may hold it, without those that another one of these took the
     * place of. If it had no name then, among all.
     *
     * @param day null for today: names without an end
     */
    public static Name choose(List<Name> names, List<String> wantedTags, EdtfDate day) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).from() != null || names.get(i).until() != null) {
                List<Name> then =
                        names.stream().filter(name -> isOf(day, name, names)).toList();
                return chooseAny(then.isEmpty() ? names : then, wantedTags);
            }
        }
        return chooseAny(names, wantedTags);
    }

    private static boolean isOf(EdtfDate day, Name name, List<Name> names) {
        if (day == null) {
            return name.until() == null;
        }
        return name.period().mayHold(day)
                && names.stream()
                        .noneMatch(other -> name.lang().equals(other.lang())
                                && name.period().isBefore(other.period())
                                && other.period().mayHold(day));
    }

    private static Name chooseAny(List<Name> names, List<String> wantedTags) {
        for (int i = 0; i < wantedTags.size(); i++) {
            Name best = best(names, wantedTags.get(i));
            if (best != null) {
                return best;
            }
        }
        Name english = best(names, "en");
        if (english != null) {
            return english;
        }
        return names.isEmpty() ? null : names.get(0);
    }

    private static Name best(List<Name> names, String wanted) {
        Name best = null;
        int bestRank = 0;
        for (int i = 0; i < names.size(); i++) {
            Name name = names.get(i);
            int match = match(name.lang(), wanted);
            int rank = match == 0 ? 0 : match * KINDS + preference(name.kind());
            if (rank > bestRank) {
                best = name;
                bestRank = rank;
            }
        }
        return best;
    }

    /** Zero where the languages differ. */
    private static int match(String given, String wanted) {
        String tag = LanguageTags.current(given);
        int common = 0;
        int shorter = Math.min(tag.length(), wanted.length());
        while (common < shorter && lower(tag.charAt(common)) == lower(wanted.charAt(common))) {
            common++;
        }
        boolean tagEnds = common == tag.length();
        boolean wantedEnds = common == wanted.length();
        if (tagEnds && wantedEnds) {
            return EXACT;
        }
        if (tagEnds && wanted.charAt(common) == '-') {
            return BROADER;
        }
        if (wantedEnds && tag.charAt(common) == '-') {
            return NARROWER;
        }
        int base = wanted.indexOf('-');
        return base > 0 && base < common ? SAME_BASE : 0;
    }

    private static int preference(NameKind kind) {
        return switch (kind) {
            case OFFICIAL -> 2;
            case SHORT -> 1;
            case FORMER, ALIAS, TRANSLITERATION -> 0;
        };
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
}
