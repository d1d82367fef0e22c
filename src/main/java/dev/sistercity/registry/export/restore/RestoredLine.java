package dev.sistercity.registry.export.restore;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.change.log.RecordDocument;
import dev.sistercity.registry.export.NdjsonWriter;
import dev.sistercity.registry.shared.http.BodyReader;
import dev.sistercity.registry.shared.http.Timestamps;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Reads a line of an NDJSON export back: what a record shows, as the draft that was written. */
@Singleton
class RestoredLine {

    private static final String DISPLAYED = "name";
    private static final String NAMES = "names";

    private final BodyReader bodies;
    private final RecordDocument documents;
    private final ObjectMapper mapper;
    private final ObjectMapper views;

    RestoredLine(BodyReader bodies, RecordDocument documents, ObjectMapper mapper) {
        this.documents = documents;
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

    /**
     * The id alone.
     *
     * @throws RegistryException MALFORMED if it has none
     */
    UUID id(byte[] line) {
        return id(bodies.object(line));
    }

    private static UUID id(JsonNode tree) {
        return ParameterValues.parseId(tree.path("id").asText(""))
                .orElseThrow(() -> RegistryException.ofParameter("id", "must be the id of the record"));
    }

    /** @throws RegistryException MALFORMED if it is no line of an export of this type */
    <D> RecordVersion<D> read(byte[] line, RecordCollection<D> type) {
        ObjectNode tree = (ObjectNode) bodies.object(line);
        UUID id = id(tree);
        JsonNode document = tree.get(NdjsonWriter.DOCUMENT);
        if (document != null && tree.size() == 2) {
            return whole(id, document, type);
        }
        if (!tree.path("version").canConvertToLong() || tree.path("version").longValue() < 1) {
            throw RegistryException.ofParameter("version", "must be a whole number from 1");
        }
        Instant created = time(tree, "createdAt");
        Instant updated = time(tree, "updatedAt");
        if (tree.remove(NdjsonWriter.RECORDED) instanceof ObjectNode recorded) {
            tree.setAll(recorded);
        }
        JsonNode unknown = tree.remove(NdjsonWriter.UNKNOWN);
        if (tree.path(NAMES).isArray()) {
            // The one of them that is displayed.
            tree.remove(DISPLAYED);
        }
        RecordVersion<D> recordVersion =
                new RecordVersion<>(id, tree.get("version").longValue(), created, updated, draft(tree, type));
        return unknown instanceof ObjectNode pointers ? with(recordVersion, pointers, type) : recordVersion;
    }

    /** What a version wrote that could not read it: this one may. */
    private <D> RecordVersion<D> whole(UUID id, JsonNode document, RecordCollection<D> type) {
        RecordVersion<D> recordVersion = documents.read(document.toString(), type.draftType());
        if (!id.equals(recordVersion.id()) || recordVersion.draft() == null) {
            throw RegistryException.ofParameter(NdjsonWriter.DOCUMENT, "must be of the record itself");
        }
        return checked(recordVersion, type);
    }

    /** With what the version that wrote the line did not know: this one may. */
    private <D> RecordVersion<D> with(RecordVersion<D> recordVersion, ObjectNode pointers, RecordCollection<D> type) {
        Map<String, JsonNode> unknown = new LinkedHashMap<>();
        pointers.properties().forEach(property -> unknown.put(property.getKey(), property.getValue()));
        return checked(documents.with(recordVersion, unknown, type.draftType()), type);
    }

    private <D> RecordVersion<D> checked(RecordVersion<D> recordVersion, RecordCollection<D> type) {
        bodies.bind(mapper.valueToTree(recordVersion.draft()), type.draftType());
        return recordVersion;
    }

    private <D> D draft(ObjectNode tree, RecordCollection<D> type) {
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
        return Timestamps.parse(tree.path(property).asText(""))
                .orElseThrow(
                        () -> RegistryException.ofParameter(property, "must be a time such as 2026-11-21T09:30:00Z"));
    }
}
