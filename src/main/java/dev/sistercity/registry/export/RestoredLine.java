package dev.sistercity.registry.export;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.change.Recorded;
import dev.sistercity.registry.shared.http.BodyReader;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/** Reads a line of an NDJSON export back: what a record shows, as somebody wrote it down. */
@Singleton
class RestoredLine {

    private static final String DISPLAYED = "name";
    private static final String NAMES = "names";

    private final BodyReader bodies;
    private final ObjectMapper mapper;
    private final ObjectMapper views;

    RestoredLine(BodyReader bodies, ObjectMapper mapper) {
        this.bodies = bodies;
        this.mapper = mapper;
        this.views = mapper.copy()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .registerModule(new SimpleModule("references").addDeserializer(String.class, new TextOrReference()));
    }

    /** Where a draft names a record by its id, the view shows the record, with its id. */
    private static final class TextOrReference extends StdScalarDeserializer<String> {

        private static final long serialVersionUID = 1L;

        TextOrReference() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(JsonToken.START_OBJECT)) {
                JsonNode shown = parser.readValueAsTree();
                if (shown.path("id").isTextual()) {
                    return shown.get("id").textValue();
                }
            } else if (parser.hasToken(JsonToken.VALUE_STRING)) {
                return parser.getText();
            }
            return (String) context.handleUnexpectedToken(String.class, parser);
        }
    }

    /** The id alone. @throws RegistryException MALFORMED if it has none */
    UUID id(byte[] line) {
        return id(bodies.object(line));
    }

    private static UUID id(JsonNode tree) {
        return ParameterValues.parseId(tree.path("id").asText(""))
                .orElseThrow(() -> RegistryException.ofParameter("id", "must be the id of the record"));
    }

    /** @throws RegistryException MALFORMED if it is no line of an export of this type */
    <D> Recorded<D> read(byte[] line, RecordType<D> type) {
        ObjectNode tree = (ObjectNode) bodies.object(line);
        UUID id = id(tree);
        if (!tree.path("version").canConvertToLong() || tree.path("version").longValue() < 1) {
            throw RegistryException.ofParameter("version", "must be a whole number from 1");
        }
        Instant created = time(tree, "createdAt");
        Instant updated = time(tree, "updatedAt");
        if (tree.remove(NdjsonWriting.RECORDED) instanceof ObjectNode recorded) {
            tree.setAll(recorded);
        }
        if (tree.path(NAMES).isArray()) {
            // The one of them that is displayed.
            tree.remove(DISPLAYED);
        }
        return new Recorded<>(id, tree.get("version").longValue(), created, updated, draft(tree, type));
    }

    private <D> D draft(ObjectNode tree, RecordType<D> type) {
        try {
            D draft = views.treeToValue(tree, type.draftType());
            return bodies.bind(mapper.valueToTree(draft), type.draftType());
        } catch (IOException e) {
            throw RegistryException.ofParameter(
                    "line",
                    "is no line of " + type.name() + ".ndjson: "
                            + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private static Instant time(JsonNode tree, String property) {
        try {
            return Instant.parse(tree.path(property).asText(""));
        } catch (DateTimeParseException e) {
            throw RegistryException.ofParameter(property, "must be a time such as 2026-11-21T09:30:00Z");
        }
    }
}
