package dev.sistercity.registry.transfer.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.shared.code.LanguageTags;
import dev.sistercity.registry.shared.http.Characters;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.NameKind;
import java.util.ArrayList;
import java.util.List;

/** Names of a city by language, as JSON: {@code {"de":["Köln"],"en":["Cologne","Cöln"]}}; of each language the first is in use. */
final class WrittenNames {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 80;
    private static final int LONGEST = 300;

    private WrittenNames() {}

    static List<Name> read(Field field, Cells cells) {
        String text = cells.text(field);
        if (text == null) {
            return List.of();
        }
        List<Name> names = new ArrayList<>();
        try {
            JSON.readTree(text).properties().forEach(language -> add(language.getKey(), language.getValue(), names));
        } catch (JsonProcessingException e) {
            cells.leave(field, text, "is no JSON of names by language");
        }
        return names;
    }

    private static void add(String lang, JsonNode values, List<Name> names) {
        if (!LanguageTags.isValid(lang)) {
            return;
        }
        boolean first = true;
        for (JsonNode value : values.isArray() ? values : List.of(values)) {
            String name = value.asText().strip();
            boolean kept = !name.isEmpty()
                    && name.length() <= LONGEST
                    && names.size() < MOST
                    && Characters.fault(name).isEmpty();
            if (kept) {
                names.add(Name.always(name, lang, first ? NameKind.OFFICIAL : NameKind.ALIAS));
                first = false;
            }
        }
    }
}
