package dev.sistercity.registry.endpoint.request;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sistercity.registry.shared.code.LanguageTags;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages a reader wants names in. */
public final class Languages {

    private static final int MOST = 10;
    /** Characters of a header; people with more languages than that are none. */
    private static final int LONGEST = 1_000;

    /** What headers that came lately ask for: browsers send the same few with each request, and reading one takes some microseconds. */
    private static final Cache<String, List<String>> LATELY =
            Caffeine.newBuilder().maximumSize(500).executor(Runnable::run).build();

    private Languages() {}

    /**
     * @param lang the parameter; goes before the header
     * @param acceptLanguage the header; one that cannot be read asks for nothing, as RFC 9110 has it
     */
    public static List<String> wanted(Optional<String> lang, String acceptLanguage) {
        if (lang.isPresent()) {
            if (!LanguageTags.isValid(lang.get())) {
                throw RegistryException.ofParameter("lang", FaultCode.LANGUAGE);
            }
            return List.of(LanguageTags.wanted(lang.get()));
        }
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > LONGEST) {
            return List.of();
        }
        return LATELY.get(acceptLanguage, Languages::read);
    }

    private static List<String> read(String acceptLanguage) {
        try {
            List<String> tags = new ArrayList<>();
            for (Locale.LanguageRange range : Locale.LanguageRange.parse(acceptLanguage)) {
                if (range.getWeight() > 0 && !range.getRange().contains("*") && tags.size() < MOST) {
                    tags.add(wanted(range.getRange()));
                }
            }
            return List.copyOf(tags);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // The second for a header of nothing but dashes.
            return List.of();
        }
    }

    /** What is no language tag matches nothing, as it is. */
    private static String wanted(String range) {
        return LanguageTags.isValid(range) ? LanguageTags.wanted(range) : range;
    }
}
