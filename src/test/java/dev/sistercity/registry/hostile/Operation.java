package dev.sistercity.registry.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * One operation of the OpenAPI document.
 *
 * @param path the template
 * @param mediaType of the body; null for none
 * @param body schema of the body; null for none
 * @param statuses those that are documented
 * @param write whether it takes a key
 * @param open whether it does without one
 */
record Operation(
        String method,
        String path,
        List<Parameter> parameters,
        String mediaType,
        JsonNode body,
        Set<Integer> statuses,
        boolean write,
        boolean open) {

    /**
     * @param in query, path or header
     * @param schema resolved
     */
    record Parameter(String name, String in, boolean required, JsonNode schema) {

        boolean repeatable() {
            return type().equals("array");
        }

        boolean isLong() {
            return schema.path("format").asText().equals("int64");
        }

        String type() {
            return schema.path("type").asText("");
        }
    }

    List<Parameter> queries() {
        return parameters.stream()
                .filter(parameter -> parameter.in().equals("query"))
                .toList();
    }

    boolean hasPathParameters() {
        return path.contains("{");
    }

    /** Whether its body is one of a form. */
    boolean isForm() {
        return "application/x-www-form-urlencoded".equals(mediaType);
    }

    /** Whether it is a layer's, whose pages are at the same address. */
    boolean isLayer() {
        return path.startsWith("/ogc");
    }

    /** The collection in which its path begins: {@code cities} of {@code /v1/cities/{id}/forums}. */
    String collection() {
        return collection(path);
    }

    static String collection(String path) {
        String[] segments = path.replaceFirst("^/ogc/collections", "/ogc").split("/");
        return segments.length > 2 ? segments[2] : "";
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
