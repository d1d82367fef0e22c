package dev.sistercity.registry.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Moves what several operations share to {@code components}: headers, examples, responses and parameters. An object is shared if it
 * occurs twice or more; what it says does not change, only where it stands.
 */
final class SharedComponents {

    private static final Set<String> TYPELESS = Set.of("headers", "examples");

    private final ObjectNode document;
    private final ContractWalk walk;

    SharedComponents(ObjectNode document) {
        this.document = document;
        this.walk = new ContractWalk(document);
    }

    void share() {
        share("headers", walk.headers(), ComponentNames::header);
        share("examples", walk.examples(), ComponentNames::example);
        share("responses", walk.responses(), ComponentNames::response);
        share("parameters", walk.parameters(), ComponentNames::parameter);
        sort();
    }

    /** One place where an object stands, and the operation around it. */
    record Place(String key, JsonNode value, JsonNode operation, String path, Putter putter) {

        interface Putter {
            void put(JsonNode reference);
        }

        boolean isReference() {
            return value.has("$ref");
        }
    }

    private void share(String kind, List<Place> places, Function<Place, List<String>> names) {
        Map<JsonNode, List<Place>> equal = new LinkedHashMap<>();
        places.stream().filter(place -> !place.isReference()).forEach(place -> equal.computeIfAbsent(
                        place.value(), any -> new ArrayList<>())
                .add(place));
        ObjectNode components = document.withObject("/components/" + kind);
        Map<JsonNode, String> known = new HashMap<>();
        components.properties().forEach(entry -> known.put(entry.getValue(), entry.getKey()));
        // The most used one gets the plain name.
        equal.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1 || known.containsKey(entry.getKey()))
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .forEach(entry -> {
                    String name = known.computeIfAbsent(
                            entry.getKey(),
                            any -> free(kind, names.apply(entry.getValue().get(0))));
                    components.set(name, entry.getKey());
                    entry.getValue().forEach(place -> place.putter().put(reference(kind, name)));
                });
    }

    /** The first name that is free, or the last with a number. */
    private String free(String kind, List<String> names) {
        for (String name : names) {
            if (isFree(kind, name)) {
                return name;
            }
        }
        String last = names.get(names.size() - 1);
        int number = 2;
        while (!isFree(kind, last + number)) {
            number++;
        }
        return last + number;
    }

    /** Generators make a type of each component, in one package; of headers and examples they make none. */
    private boolean isFree(String kind, String name) {
        JsonNode components = document.get("components");
        if (TYPELESS.contains(kind)) {
            return !components.path(kind).has(name);
        }
        return components.properties().stream()
                .noneMatch(other ->
                        !TYPELESS.contains(other.getKey()) && other.getValue().has(name));
    }

    private ObjectNode reference(String kind, String name) {
        return document.objectNode().put("$ref", "#/components/" + kind + "/" + name);
    }

    private void sort() {
        for (String kind : List.of("schemas", "examples", "headers", "responses", "parameters")) {
            ObjectNode components = document.withObject("/components/" + kind);
            Map<String, JsonNode> sorted = new TreeMap<>();
            components.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
            components.removeAll();
            sorted.forEach(components::set);
        }
    }

    /** Finds the objects that may be shared. */
    static final class ContractWalk {

        private final ObjectNode document;

        ContractWalk(ObjectNode document) {
            this.document = document;
        }

        List<Place> parameters() {
            List<Place> places = new ArrayList<>();
            forEachOperation((path, operation) -> {
                if (operation.get("parameters") instanceof ArrayNode parameters) {
                    for (int i = 0; i < parameters.size(); i++) {
                        int index = i;
                        JsonNode value = parameters.get(i);
                        places.add(new Place(
                                value.path("name").asText(),
                                value,
                                operation,
                                path,
                                put -> parameters.set(index, put)));
                    }
                }
            });
            return places;
        }

        List<Place> responses() {
            List<Place> places = new ArrayList<>();
            forEachOperation((path, operation) -> {
                ObjectNode responses = (ObjectNode) operation.get("responses");
                responses
                        .properties()
                        .forEach(entry -> places.add(new Place(
                                entry.getKey(),
                                entry.getValue(),
                                operation,
                                path,
                                put -> responses.set(entry.getKey(), put))));
            });
            return places;
        }

        List<Place> headers() {
            List<Place> places = new ArrayList<>();
            responses().forEach(response -> {
                if (response.value().get("headers") instanceof ObjectNode headers) {
                    headers.properties()
                            .forEach(entry -> places.add(new Place(
                                    entry.getKey(),
                                    entry.getValue(),
                                    response.operation(),
                                    response.path(),
                                    put -> headers.set(entry.getKey(), put))));
                }
            });
            return places;
        }

        /** The named examples of answers. */
        List<Place> examples() {
            List<Place> places = new ArrayList<>();
            responses().forEach(response -> response.value().path("content").forEach(content -> {
                if (content.get("examples") instanceof ObjectNode examples) {
                    examples.properties()
                            .forEach(entry -> places.add(new Place(
                                    entry.getKey(),
                                    entry.getValue(),
                                    response.operation(),
                                    response.path(),
                                    put -> examples.set(entry.getKey(), put))));
                }
            }));
            return places;
        }

        private interface Visitor {
            void visit(String path, ObjectNode operation);
        }

        private void forEachOperation(Visitor visitor) {
            document.get("paths").properties().forEach(path -> path.getValue().forEach(operation -> {
                if (operation.has("responses")) {
                    visitor.visit(path.getKey(), (ObjectNode) operation);
                }
            }));
        }
    }
}
