package dev.sistercity.registry.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What a tool may be told, by JSON Schema.
 *
 * @param allowed the values of a text; empty for all
 */
record ToolArgument(String name, Type type, String description, boolean required, List<String> allowed) {

    /** Longer ones no parameter of the API takes. */
    static final int LONGEST = 500;

    /** Of more than one page an assistant remembers nothing. */
    static final int MOST = 50;

    enum Type {
        TEXT,
        /** From 1 to {@link ToolArgument#MOST}. */
        COUNT,
        TRUTH
    }

    static ToolArgument text(String name, String description) {
        return new ToolArgument(name, Type.TEXT, description, false, List.of());
    }

    static ToolArgument choice(String name, String description, List<String> allowed) {
        return new ToolArgument(name, Type.TEXT, description, false, allowed);
    }

    static ToolArgument truth(String name, String description) {
        return new ToolArgument(name, Type.TRUTH, description, false, List.of());
    }

    static ToolArgument limit(int usual) {
        return new ToolArgument(
                "limit",
                Type.COUNT,
                "How many at the most, 1 to " + MOST + "; " + usual + " if not said",
                false,
                List.of());
    }

    ToolArgument needed() {
        return new ToolArgument(name, type, description, true, allowed);
    }

    /** What is wrong with a value; empty for nothing. */
    Optional<String> fault(Object value) {
        return switch (type) {
            case TEXT ->
                value instanceof String text && !text.isBlank() && text.length() <= LONGEST
                        ? allowed.isEmpty() || allowed.contains(text)
                                ? Optional.empty()
                                : Optional.of("must be one of " + String.join(", ", allowed))
                        : Optional.of("must be a string of 1 to " + LONGEST + " characters");
            case COUNT -> isCount(value) ? Optional.empty() : Optional.of("must be a whole number from 1 to " + MOST);
            case TRUTH -> value instanceof Boolean ? Optional.empty() : Optional.of("must be true or false");
        };
    }

    private static boolean isCount(Object value) {
        return (value instanceof Integer || value instanceof Long)
                && ((Number) value).longValue() >= 1
                && ((Number) value).longValue() <= MOST;
    }

    void describe(ObjectNode properties) {
        ObjectNode schema = properties.putObject(name).put("description", description);
        switch (type) {
            case TEXT -> {
                schema.put("type", "string").put("minLength", 1).put("maxLength", LONGEST);
                if (!allowed.isEmpty()) {
                    allowed.forEach(schema.putArray("enum")::add);
                }
            }
            case COUNT -> schema.put("type", "integer").put("minimum", 1).put("maximum", MOST);
            case TRUTH -> schema.put("type", "boolean");
        }
    }
}
