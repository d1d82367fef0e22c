package dev.sistercity.registry.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.text.StringEscapeUtils;

/** What JSON says, value by value, to be looked for on its page. */
public final class Leaves {

    private Leaves() {}

    /** @param pointer a JSON Pointer */
    public record Leaf(String pointer, String text) {}

    /** The values that stand neither in the text of a page nor in an attribute; for a record's address its page's does. */
    public static List<Leaf> missing(JsonNode record, String html) {
        String text = StringEscapeUtils.unescapeHtml4(html);
        return of("", record).stream()
                .filter(leaf -> !text.contains(leaf.text()) && !isPage(leaf.text(), text))
                .toList();
    }

    private static boolean isPage(String value, String text) {
        return value.startsWith("/v1/") && !value.contains("?") && text.contains("href=\"" + value.substring(3));
    }

    public static List<Leaf> of(String pointer, JsonNode value) {
        List<Leaf> leaves = new ArrayList<>();
        if (value.isObject()) {
            value.properties().forEach(each -> leaves.addAll(of(pointer + '/' + each.getKey(), each.getValue())));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                leaves.addAll(of(pointer + '/' + i, value.get(i)));
            }
        } else if (!value.isNull() && !isUnsaid(pointer, value)) {
            leaves.add(new Leaf(pointer, value.asText()));
        }
        return leaves;
    }

    /** A number without a word before it is exact. */
    private static boolean isUnsaid(String pointer, JsonNode value) {
        return pointer.endsWith("/qualifier") && value.asText().equals("exact");
    }
}
