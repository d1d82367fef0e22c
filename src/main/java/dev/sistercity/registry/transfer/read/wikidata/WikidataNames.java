package dev.sistercity.registry.transfer.read.wikidata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.shared.code.LanguageTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Labels and aliases of an entity, with BCP 47 tags where Wikidata has codes of its own. */
final class WikidataNames {

    private static final Map<String, String> TAGS = Map.ofEntries(
            Map.entry("mul", "und"),
            Map.entry("no", "nb"),
            Map.entry("als", "gsw"),
            Map.entry("be-tarask", "be-tarask"),
            Map.entry("be-x-old", "be-tarask"),
            Map.entry("bat-smg", "sgs"),
            Map.entry("fiu-vro", "vro"),
            Map.entry("roa-rup", "rup"),
            Map.entry("zh-classical", "lzh"),
            Map.entry("zh-min-nan", "nan"),
            Map.entry("zh-yue", "yue"),
            Map.entry("sr-ec", "sr-Cyrl"),
            Map.entry("sr-el", "sr-Latn"),
            Map.entry("zh-hans", "zh-Hans"),
            Map.entry("zh-hant", "zh-Hant"));
    /** Those that are shown and searched for most come first, as a city has a hundred names at the most. */
    private static final List<String> FIRST = List.of(
            "en", "de", "fr", "es", "it", "pt", "ru", "zh", "zh-hans", "zh-hant", "ja", "ko", "ar", "he", "fa", "pl",
            "nl", "sv", "da", "nb", "fi", "tr", "uk", "cs", "sk", "hu", "ro", "bg", "el", "sr", "hr", "sl", "lt", "lv",
            "et", "hi", "th", "vi", "id", "ca", "eu", "gl", "ka", "hy", "az", "kk", "be", "mk", "sq");

    private static final int MOST = 80;
    private static final int ALIASES = 3;
    private static final int LONGEST = 200;

    private WikidataNames() {}

    /** A name to look it up by; null for none. */
    static String display(JsonNode entity) {
        JsonNode labels = entity.path("labels");
        for (String lang : List.of("en", "mul", "de", "fr", "es")) {
            if (labels.has(lang)) {
                return labels.path(lang).path("value").asText();
            }
        }
        return labels.isEmpty() ? null : labels.elements().next().path("value").asText();
    }

    /** {@code {"de":["Köln"],"en":["Cologne"]}}, the label of each language first; null for none. */
    static String all(JsonNode entity) {
        ObjectNode names = JsonNodeFactory.instance.objectNode();
        JsonNode labels = entity.path("labels");
        List<String> languages =
                new ArrayList<>(FIRST.stream().filter(labels::has).toList());
        labels.fieldNames().forEachRemaining(lang -> {
            if (!languages.contains(lang)) {
                languages.add(lang);
            }
        });
        int count = 0;
        for (String lang : languages) {
            String tag = TAGS.getOrDefault(lang, lang);
            if (count < MOST && LanguageTags.isValid(tag)) {
                count += add(names.withArray(tag), labels.path(lang));
            }
        }
        for (String lang : FIRST) {
            int ofLanguage = 0;
            for (JsonNode alias : entity.path("aliases").path(lang)) {
                if (count < MOST && ofLanguage++ < ALIASES) {
                    count += add(names.withArray(TAGS.getOrDefault(lang, lang)), alias);
                }
            }
        }
        return names.isEmpty() ? null : names.toString();
    }

    private static int add(ArrayNode names, JsonNode name) {
        String value = name.path("value").asText("").strip();
        boolean kept = !value.isEmpty() && value.length() <= LONGEST;
        if (kept) {
            names.add(value);
        }
        return kept ? 1 : 0;
    }
}
