package dev.sistercity.registry.gazetteer;

import com.ibm.icu.util.ULocale;
import dev.sistercity.registry.gazetteer.name.AlternateName;
import dev.sistercity.registry.shared.code.LanguageTags;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.NameKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names under which a place is registered: the one that GeoNames shows first, each spelling once in each language. Where a file of
 * names tells languages, the names to show come before others of their language, preferred ones first; what is colloquial or historic
 * is found by a search and never shown.
 */
final class DraftedNames {

    private static final int LONGEST = 300;
    /** A city has a hundred at the most; lists and offices know some more. */
    private static final int MOST = 80;

    private static final String UNDETERMINED = "und";
    private static final String ENGLISH = "en";
    private static final String PINYIN = "-pinyin";
    private static final Comparator<AlternateName> ORDER = Comparator.comparing(AlternateName::isForDisplay)
            .thenComparing(AlternateName::preferred)
            .reversed();

    private final Map<String, Name> names = new LinkedHashMap<>();

    private DraftedNames() {}

    static List<Name> of(GazetteerPlace place) {
        DraftedNames drafted = new DraftedNames();
        List<AlternateName> told =
                place.names().stream().filter(name -> !name.isIdentifier()).toList();
        if (told.isEmpty()) {
            drafted.add(place.name(), UNDETERMINED, NameKind.OFFICIAL);
            drafted.add(place.asciiName(), UNDETERMINED, NameKind.TRANSLITERATION);
            PlaceNames.byScript(place).forEach((lang, name) -> drafted.add(name, lang, NameKind.ALIAS));
        } else {
            drafted.add(place.name(), language(place, told), NameKind.OFFICIAL);
            drafted.add(place.asciiName(), UNDETERMINED, NameKind.TRANSLITERATION);
            told.stream().sorted(ORDER).forEach(drafted::add);
        }
        return new ArrayList<>(drafted.names.values()).subList(0, Math.min(MOST, drafted.names.size()));
    }

    /** Of which language the name is that GeoNames shows: that of the country, else English; unknown where the file has it in neither. */
    private static String language(GazetteerPlace place, List<AlternateName> told) {
        List<String> tags = told.stream()
                .filter(name -> name.isForDisplay() && name.value().equals(place.name()))
                .map(PlaceNames::tag)
                .toList();
        String local = ULocale.addLikelySubtags(new ULocale("und_" + place.countryCode()))
                .getLanguage();
        return tags.stream()
                .filter(tag -> LanguageTags.base(tag).equals(local))
                .findFirst()
                .orElse(tags.contains(ENGLISH) ? ENGLISH : UNDETERMINED);
    }

    private void add(AlternateName name) {
        String lang = PlaceNames.tag(name);
        // The only name of a language would be shown to its readers, whatever kind it is of.
        boolean safe = name.isForDisplay()
                || names.values().stream().anyMatch(other -> other.lang().equals(lang));
        add(new Name(null, shortened(name.value()), safe ? lang : UNDETERMINED, kind(name), name.from(), name.until()));
    }

    private static NameKind kind(AlternateName name) {
        if (name.historic()) {
            return NameKind.FORMER;
        }
        if (name.colloquial()) {
            return NameKind.ALIAS;
        }
        if (name.lang().endsWith(PINYIN)) {
            return NameKind.TRANSLITERATION;
        }
        return name.preferred() ? NameKind.OFFICIAL : name.brief() ? NameKind.SHORT : NameKind.ALIAS;
    }

    private void add(String value, String lang, NameKind kind) {
        if (!value.isBlank()) {
            add(Name.always(shortened(value), lang, kind));
        }
    }

    /** Without a language a name tells nothing that the same in a language does not. */
    private void add(Name name) {
        boolean said = name.lang().equals(UNDETERMINED)
                && names.values().stream().anyMatch(other -> other.value().equals(name.value()));
        if (!said) {
            names.putIfAbsent(name.lang() + ' ' + name.value(), name);
        }
    }

    private static String shortened(String value) {
        return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    }
}
