package dev.sistercity.registry.pages.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.pages.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes what JSON holds, whatever it is: properties as lists of terms, references as links, texts in their own language. What
 * is empty is left out.
 */
public final class Facts {

    /** Deeper than any record is. */
    private static final int DEEPEST = 12;

    private static final Set<String> STATED = Set.of("value", "recordValue");

    /** The ids of parts of a record, by which pointers name them. */
    private static final Pattern MARK = Pattern.compile("[0-9a-z]{1,12}");

    /** Properties whose values tell by themselves what they are. */
    private static final Set<String> PLAIN = Set.of(
            "name",
            "position",
            "label",
            "topic",
            "count",
            "scheme",
            "value",
            "date",
            "what",
            "record",
            "hrefs",
            "href",
            "publisher",
            "lang",
            "published",
            "url");

    /** What makes a reference. */
    private static final Set<String> REFERENCE = Set.of("id", "name", "title", "resource", "href");

    private static final int FEW = 5;

    private final PageRequest page;
    private final Values values;

    public Facts(PageRequest page) {
        this.page = page;
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
            if (isShown(each, record, leftOut)) {
                shown.add(each);
            }
        }
        if (shown.isEmpty()) {
            mark(out, record, leftOut);
            return;
        }
        out.open("dl", "class", "facts");
        for (int i = 0; i < shown.size(); i++) {
            String name = shown.get(i).getKey();
            out.open("div").element("dt", values.language().property(name)).open("dd");
            if (name.equals("pointer") && record.path(name).isTextual()) {
                out.element(
                        "data",
                        Titles.ofFact(page, record),
                        "value",
                        record.path(name).asText());
            } else {
                value(out, told(name, record), shown.get(i).getValue(), depth);
            }
            if (i == 0) {
                mark(out, record, leftOut);
            }
            out.close("dd").close("div");
        }
        out.close("dl");
    }

    private static boolean isShown(Map.Entry<String, JsonNode> property, JsonNode of, Set<String> leftOut) {
        boolean marks = property.getKey().equals("id") && isMarked(of);
        return !marks && !leftOut.contains(property.getKey()) && !isEmpty(property.getValue());
    }

    /** The id of a part, beside what it says rather than before it. */
    void mark(Html out, JsonNode part, Set<String> leftOut) {
        if (isMarked(part) && !leftOut.contains("id")) {
            String id = part.path("id").asText();
            out.text(" ").open("small", "class", "mark").text("~" + id).close("small");
        }
    }

    private static boolean isMarked(JsonNode part) {
        return MARK.matcher(part.path("id").asText()).matches();
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
            rest(out, value, REFERENCE, depth);
        } else if (isShort(value, Set.of())) {
            inOneLine(out, value, Set.of());
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
        if (isShort(value, shown)) {
            out.open("small").text(" · ");
            inOneLine(out, value, shown);
            out.close("small");
        } else {
            list(out, value, shown, depth + 1);
        }
    }

    /** Whether what is left of an object goes on one line: a few values, none of which holds others. */
    private static boolean isShort(JsonNode value, Set<String> shown) {
        int parts = 0;
        for (Map.Entry<String, JsonNode> each : value.properties()) {
            if (isShown(each, value, shown)) {
                if (!isSingle(each.getKey(), each.getValue())) {
                    return false;
                }
                parts++;
            }
        }
        return parts > 0 && parts <= FEW;
    }

    private static boolean isSingle(String name, JsonNode value) {
        if (value.isArray()) {
            return value.size() <= FEW && value.valueStream().allMatch(each -> !each.isArray() && isSingle(name, each));
        }
        return value.isValueNode()
                || isCity(value) && value.size() <= 3
                || value.path("id").isTextual()
                        && Values.collection(name, value) != null
                        && value.properties().stream()
                                .allMatch(each -> REFERENCE.contains(each.getKey())
                                        || each.getKey().equals("date"));
    }

    private void inOneLine(Html out, JsonNode value, Set<String> shown) {
        boolean first = true;
        for (Map.Entry<String, JsonNode> each : value.properties()) {
            if (isShown(each, value, shown)) {
                out.text(first ? "" : " · ");
                first = false;
                if (!PLAIN.contains(each.getKey())) {
                    out.element("span", values.language().property(each.getKey()) + ": ", "class", "soft");
                }
                single(out, told(each.getKey(), value), each.getValue());
            }
        }
        mark(out, value, shown);
    }

    private void single(Html out, String name, JsonNode value) {
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                out.text(i == 0 ? "" : "; ");
                single(out, name, value.get(i));
            }
        } else if (isCity(value)) {
            values.city(out, value);
        } else if (value.isObject()) {
            values.reference(out, Values.collection(name, value), value);
            if (value.path("date").isTextual()) {
                out.text(", ");
                values.date(out, value.path("date").asText());
            }
        } else {
            values.scalar(out, name, value);
        }
    }
}
