package dev.sistercity.registry.partnership.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.shared.code.LanguageTag;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a side or a source calls the partnership, as clients write it.
 *
 * @param by reference to the side whose words these are; null where they are all sides', or a source's
 * @param date from when on it is called so; null for unknown
 */
@Schema(name = "KindAsStatedDraft", description = "What a side or a source calls it, as it is sent")
public record KindAsStated(
        @NotBlank(message = "must not be blank")
        @Size(max = 10_000, message = "must have at most 10000 characters")
        @Schema(description = "In its own words", examples = "友好交流城市")
        String value,

        @NotNull(message = "must name the language, such as en or zh-Hans")
        @LanguageTag
        @Schema(description = "The language, as a BCP 47 tag", examples = "zh-Hans")
        String lang,

        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "The side whose words these are: an id, or {scheme}:{value}")
        String by,

        @Schema(description = "From when on it is called so (EDTF)", examples = "1994-10")
        EdtfDate date) {

    /** With the id of its side in place of a reference. */
    public KindAsStated resolved(String city) {
        return new KindAsStated(value, lang, city, date);
    }

    /** The words of a source, as a list; null for none. */
    public static List<KindAsStated> all(Text words) {
        return words == null ? null : List.of(new KindAsStated(words.value(), words.lang(), null, null));
    }

    /** As the database keeps them: one alone as earlier versions do, several as a list; null for none. */
    public static JsonNode stored(List<KindAsStated> kinds) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        kinds.forEach(kind -> {
            ObjectNode one = all.addObject().put("value", kind.value).put("lang", kind.lang);
            if (kind.by != null) {
                one.put("by", kind.by);
            }
            if (kind.date != null) {
                one.put("date", kind.date.toString());
            }
        });
        return all.isEmpty() ? null : all.size() == 1 ? all.get(0) : all;
    }

    /** @param stored as {@link #stored} makes it */
    public static List<KindAsStated> of(JsonNode stored) {
        List<KindAsStated> kinds = new ArrayList<>();
        if (stored != null && stored.isArray()) {
            stored.forEach(kind -> kinds.add(one(kind)));
        } else if (stored != null && stored.isObject()) {
            kinds.add(one(stored));
        }
        return kinds;
    }

    private static KindAsStated one(JsonNode kind) {
        return new KindAsStated(
                kind.get("value").textValue(),
                kind.get("lang").textValue(),
                kind.has("by") ? kind.get("by").textValue() : null,
                kind.has("date") ? EdtfDate.parse(kind.get("date").textValue()) : null);
    }
}
