package dev.sistercity.registry.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.openapi.SharedComponents.Place;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of shared components, the best first: made of what they say, so that they stay when operations come and go. */
final class ComponentNames {

    private static final Pattern SLUG = Pattern.compile("/problems/([a-z-]+)");
    private static final Pattern ID_OF = Pattern.compile("Id of the ([A-Za-z ]+)");
    private static final Map<String, String> STATUSES = Map.of(
            "200",
            "",
            "400",
            "BadRequest",
            "201",
            "Created",
            "202",
            "Accepted",
            "204",
            "Deleted",
            "304",
            "NotModified");

    private ComponentNames() {}

    /** {@code ETag}; one that is sent back with a change, {@code ETagForIfMatch}. */
    static List<String> header(Place place) {
        String name = camel(place.key()).replaceFirst("^Registry", "");
        Matcher sentBack = Pattern.compile("(If-[A-Za-z-]+)")
                .matcher(place.value().path("description").asText());
        return sentBack.find() ? List.of(name, name + "For" + camel(sentBack.group(1))) : List.of(name);
    }

    /** {@code CityId}, {@code Limit}, or of one group of operations alone {@code ForumsSortParameter}. */
    static List<String> parameter(Place place) {
        JsonNode parameter = place.value();
        String name = camel(parameter.path("name").asText()).replaceFirst("^Registry", "");
        String ofGroup = tag(place) + name;
        if (parameter.path("in").asText().equals("path")) {
            Matcher id = ID_OF.matcher(parameter.path("description").asText());
            String subject = id.find() ? camel(id.group(1)) : "";
            return List.of(subject + (name.equals(subject) ? "Id" : name), ofGroup + "Parameter");
        }
        return List.of(name, name + "Parameter", ofGroup + "Parameter");
    }

    /** {@code stale}, as the problem type. */
    static List<String> example(Place place) {
        return List.of(place.key());
    }

    /** {@code Refusal}; of what takes a key, a body or a version too, {@code ChangeRefusal}. */
    private static List<String> refusal(JsonNode examples) {
        boolean caller = examples.has("unauthenticated");
        boolean body = examples.has("too-large");
        boolean version = examples.has("precondition-required");
        String of = !caller ? body ? "Body" : "" : body ? version ? "Change" : "Write" : version ? "Removal" : "Caller";
        String name = of + "Refusal";
        return List.of(name, name + (examples.has("not-acceptable") ? "Now" : "InAnyFormat"));
    }

    /** {@code NotFound}, {@code DuplicateOrInUse}; of what is answered, {@code CityAnswer}, {@code CityCreatedAnswer}. */
    static List<String> response(Place place) {
        if (place.key().equals(CommonRefusals.OTHERS)) {
            return refusal(place.value().at("/content/application~1problem+json/examples"));
        }
        String problems = SLUG.matcher(place.value().path("description").asText())
                .results()
                .map(slug -> camel(slug.group(1)))
                .collect(Collectors.joining("Or"));
        if (!problems.isEmpty()) {
            return List.of(problems, problems + "Of" + tag(place));
        }
        String status = STATUSES.getOrDefault(place.key(), place.key());
        JsonNode schema = place.value().at("/content/application~1json/schema/$ref");
        String name = schema.asText().replaceAll(".*/", "") + status;
        String some = name.isEmpty() || !schema.isMissingNode() ? name + "Answer" : name;
        return List.of(
                some,
                some + "Of" + tag(place),
                camel(place.operation().path("operationId").asText()) + status);
    }

    private static String tag(Place place) {
        return camel(place.operation().at("/tags/0").asText());
    }

    static String camel(String text) {
        return Pattern.compile("[A-Za-z0-9]+")
                .matcher(text)
                .results()
                .map(word -> Character.toUpperCase(word.group().charAt(0))
                        + word.group().substring(1))
                .collect(Collectors.joining());
    }
}
