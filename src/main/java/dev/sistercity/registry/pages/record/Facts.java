package dev.sistercity.registry.pages.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.pages.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes what JSON holds, whatever it is: properties as lists of terms, references as links, texts in their own language. What
 * is empty is left out.
 */
public final class Facts {

    /** Deeper than any record is. */
    private static final int DEEPEST = 12;

    private static final Set<String> STATED = Set.of("value", "recordValue");

    private final Values values;

    public Facts(PageRequest page) {
        values = new Values(page);
    }

    /** A text, number or truth value of a property, as readers know it, in plain text. */
    public static String written(PageRequest page, String name, JsonNode value) {
        return new Values(page).written(name, value);
    }

    Values values() {
        return values;
    }

    /** @param leftOut properties that are shown elsewhere */
    public Html of(JsonNode record, Set<String> leftOut) {
        Html out = new Html();
        list(out, record, leftOut, 0);
        return out;
    }

    private void list(Html out, JsonNode record, Set<String> leftOut, int depth) {
        List<Map.Entry<String, JsonNode>> shown = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : record.properties()) {
            if (!leftOut.contains(each.getKey()) && !isEmpty(each.getValue())) {
                shown.add(each);
            }
        }
        if (shown.isEmpty()) {
            return;
        }
        out.open("dl", "class", "facts");
        for (Map.Entry<String, JsonNode> each : shown) {
            out.open("div").element("dt", values.language().property(each.getKey()));
            out.open("dd");
            value(out, told(each.getKey(), record), each.getValue(), depth);
            out.close("dd").close("div");
        }
        out.close("dl");
    }

    /** The property that a value is one of: what a claim states, or the record has in its place, is what its pointer names. */
    private static String told(String name, JsonNode record) {
        String pointer = record.path("pointer").asText();
        return STATED.contains(name) && !pointer.isEmpty() ? pointer.substring(pointer.lastIndexOf('/') + 1) : name;
    }

    static boolean isEmpty(JsonNode value) {
        return value.isNull() || value.isMissingNode() || value.isContainerNode() && value.isEmpty();
    }

    /** A value of a property, of whatever shape. */
    void value(Html out, String name, JsonNode value) {
        value(out, name, value, 0);
    }

    private void value(Html out, String name, JsonNode value, int depth) {
        if (depth > DEEPEST) {
            out.text(value);
        } else if (value.isArray()) {
            items(out, name, value, depth);
        } else if (value.isObject()) {
            object(out, name, value, depth);
        } else {
            values.scalar(out, name, value);
        }
    }

    private void items(Html out, String name, JsonNode items, int depth) {
        boolean plain = true;
        for (JsonNode item : items) {
            plain &= item.isValueNode() || isCity(item);
        }
        out.open("ul", "class", plain ? "inline" : "items");
        for (JsonNode item : items) {
            out.open("li");
            value(out, name, item, depth + 1);
            out.close("li");
        }
        out.close("ul");
    }

    private void object(Html out, String name, JsonNode value, int depth) {
        if (value.path("value").isTextual() && value.has("lang")) {
            text(out, value, depth);
        } else if (value.path("value").isNumber()) {
            quantity(out, value, depth);
        } else if (isCity(value)) {
            values.city(out, value);
            rest(out, value, Set.of("id", "name", "countryCode"), depth);
        } else if (value.path("id").isTextual() && Values.collection(name, value) != null) {
            values.reference(out, Values.collection(name, value), value);
            rest(out, value, Set.of("id", "name", "title", "resource", "href"), depth);
        } else {
            list(out, value, Set.of(), depth + 1);
        }
    }

    private static boolean isCity(JsonNode value) {
        return value.path("id").isTextual()
                && value.path("name").isTextual()
                && value.path("countryCode").isTextual();
    }

    /** A name or a text in a language. */
    private void text(Html out, JsonNode text, int depth) {
        String lang = text.path("lang").asText();
        out.foreign(text.path("value").asText(), lang.equals("und") ? null : lang);
        out.open("small").text(" ").element("data", values.language().language(lang), "value", lang);
        if (text.path("kind").isTextual()) {
            out.text(" · ");
            values.word(out, text.path("kind").asText());
        }
        out.close("small");
        rest(out, text, Set.of("value", "lang", "kind"), depth);
    }

    private void quantity(Html out, JsonNode quantity, int depth) {
        String qualifier = quantity.path("qualifier").asText("exact");
        if (!qualifier.equals("exact")) {
            values.word(out, qualifier);
            out.text(" ");
        }
        values.scalar(out, "value", quantity.path("value"));
        rest(out, quantity, Set.of("value", "qualifier"), depth);
    }

    private void rest(Html out, JsonNode value, Set<String> shown, int depth) {
        list(out, value, shown, depth + 1);
    }
}
