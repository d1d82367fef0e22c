package dev.sistercity.registry.shared.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A JSON Pointer (RFC 6901) whose segments may name an item of a list by its id, as {@code /milestones/~m4k2/date} does. In a plain
 * pointer a tilde is followed by 0 or 1, and an id begins with a letter: neither is taken for the other.
 */
public final class ItemPointer {

    private static final Pattern ITEM = Pattern.compile("~" + Item.NAMED);
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,5}");
    private static final Pattern ID = Pattern.compile(Item.NAMED);

    private ItemPointer() {}

    /** Whether a segment names an item by its id. */
    public static boolean namesItem(String pointer) {
        return segments(pointer).stream()
                .anyMatch(segment -> ITEM.matcher(segment).matches());
    }

    /** Whether a segment may name an item by its place. */
    public static boolean hasIndex(String pointer) {
        return segments(pointer).stream()
                .anyMatch(segment -> INDEX.matcher(segment).matches());
    }

    /** The first property that it names; empty for the record as a whole. */
    public static String property(String pointer) {
        List<String> segments = segments(pointer);
        return segments.isEmpty() ? "" : plain(segments.get(0));
    }

    /** What is there; missing where nothing is. */
    public static JsonNode at(JsonNode record, String pointer) {
        JsonNode at = record;
        for (String segment : segments(pointer)) {
            at = below(at, segment);
        }
        return at;
    }

    /** Whether it names an item by an id that the record has none of. */
    public static boolean isOrphaned(JsonNode record, String pointer) {
        JsonNode at = record;
        for (String segment : segments(pointer)) {
            at = below(at, segment);
            if (at.isMissingNode() && ITEM.matcher(segment).matches()) {
                return true;
            }
        }
        return false;
    }

    /** With the ids of items in place of their places in lists, as the record has them now. */
    public static String byId(JsonNode record, String pointer) {
        StringBuilder byId = new StringBuilder();
        JsonNode at = record;
        for (String segment : segments(pointer)) {
            JsonNode item = below(at, segment);
            boolean byPlace = at.isArray() && INDEX.matcher(segment).matches() && isItem(item);
            byId.append('/').append(byPlace ? "~" + item.get("id").textValue() : segment);
            at = item;
        }
        return byId.toString();
    }

    /** Whether it names an item by its place in a list of items. */
    public static boolean isByPlace(JsonNode record, String pointer) {
        return !listOfPlace(record, pointer).isEmpty();
    }

    /** Pointer to the first list of items in which it names one by its place; empty for none. */
    public static String listOfPlace(JsonNode record, String pointer) {
        StringBuilder list = new StringBuilder();
        JsonNode at = record;
        for (String segment : segments(pointer)) {
            if (at.isArray() && INDEX.matcher(segment).matches()) {
                for (JsonNode item : at) {
                    if (isItem(item)) {
                        return list.toString();
                    }
                }
            }
            at = below(at, segment);
            list.append('/').append(segment);
        }
        return "";
    }

    /** Whether it has an id of its own. */
    public static boolean isItem(JsonNode node) {
        return node.path("id").isTextual()
                && ID.matcher(node.path("id").textValue()).matches();
    }

    /** What is under a node at one segment; missing where nothing is. */
    public static JsonNode below(JsonNode node, String segment) {
        if (ITEM.matcher(segment).matches()) {
            if (node.isArray()) {
                for (JsonNode item : node) {
                    if (segment.substring(1).equals(item.path("id").textValue())) {
                        return item;
                    }
                }
            }
            return MissingNode.getInstance();
        }
        if (node.isArray()) {
            return INDEX.matcher(segment).matches() ? node.path(Integer.parseInt(segment)) : MissingNode.getInstance();
        }
        return node.path(plain(segment));
    }

    private static String plain(String segment) {
        return segment.replace("~1", "/").replace("~0", "~");
    }

    /** Its parts, as they are written. */
    public static List<String> segments(String pointer) {
        List<String> segments = new ArrayList<>();
        int from = 1;
        while (from <= pointer.length()) {
            int slash = pointer.indexOf('/', from);
            int to = slash < 0 ? pointer.length() : slash;
            segments.add(pointer.substring(from, to));
            from = to + 1;
        }
        return segments;
    }
}
