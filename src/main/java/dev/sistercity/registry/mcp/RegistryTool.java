package dev.sistercity.registry.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.endpoint.Operations;
import dev.sistercity.registry.shared.http.Characters;
import dev.sistercity.registry.shared.problem.Faults;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A question that assistants can ask.
 *
 * @param name as assistants call it
 * @param title as people read it
 * @param collection whose records are listed or read; null where they say it themselves
 * @param question what the API is asked, by the arguments
 */
record RegistryTool(
        String name,
        String title,
        String description,
        String collection,
        List<ToolArgument> arguments,
        Function<Asked, Operations.Call> question) {

    /** Arguments that have been checked, as the API writes them. */
    record Asked(Map<String, String> values) {

        String get(String name) {
            return values.get(name);
        }

        String get(String name, String otherwise) {
            return values.getOrDefault(name, otherwise);
        }

        /**
         * What was given of these, as parameters of a query.
         *
         * @param fixed names and values in turn that are always sent; a name may come again
         */
        Map<String, List<String>> parameters(List<String> given, String... fixed) {
            Map<String, List<String>> parameters = new LinkedHashMap<>();
            for (int i = 0; i < fixed.length; i += 2) {
                parameters.computeIfAbsent(fixed[i], name -> new ArrayList<>()).add(fixed[i + 1]);
            }
            given.stream().filter(values::containsKey).forEach(name -> parameters.put(name, List.of(values.get(name))));
            return parameters;
        }

        /**
         * An id as a part of a path.
         *
         * @throws RegistryException NOT_FOUND for what would be more than one part
         */
        String id(String name) {
            String id = get(name);
            if (id.indexOf('/') >= 0) {
                throw RegistryException.notFound("record", Characters.printable(id));
            }
            return id;
        }
    }

    /** @throws RegistryException MALFORMED with all that is wrong */
    Asked checked(Map<String, Object> sent) {
        Map<String, ToolArgument> known =
                arguments.stream().collect(Collectors.toMap(ToolArgument::name, each -> each));
        Faults faults = new Faults();
        Map<String, String> values = new LinkedHashMap<>();
        sent.forEach((argument, value) -> {
            ToolArgument declared = known.get(argument);
            if (declared == null) {
                String shown = Characters.printable(argument);
                faults.add(
                        Violation.ofParameter(shown, shown + " is no argument of " + name + "; there are " + names()));
            } else {
                declared.fault(value)
                        .ifPresentOrElse(
                                fault -> faults.add(Violation.ofParameter(argument, argument + ' ' + fault)),
                                () -> values.put(argument, value.toString()));
            }
        });
        arguments.stream()
                .filter(argument -> argument.required() && !sent.containsKey(argument.name()))
                .forEach(argument ->
                        faults.add(Violation.ofParameter(argument.name(), argument.name() + " must be given")));
        faults.refuse();
        return new Asked(values);
    }

    private String names() {
        return arguments.stream().map(ToolArgument::name).collect(Collectors.joining(", "));
    }

    /** As JSON Schema. */
    ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        arguments.forEach(argument -> argument.describe(properties));
        ArrayNode required = schema.putArray("required");
        arguments.stream()
                .filter(ToolArgument::required)
                .map(ToolArgument::name)
                .forEach(required::add);
        return schema.put("additionalProperties", false);
    }
}
