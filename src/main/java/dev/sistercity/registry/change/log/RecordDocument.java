package dev.sistercity.registry.change.log;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.change.entity.UnknownContent;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.EdtfDate;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Writes records as the documents that the log keeps, and reads them back. */
@Singleton
public class RecordDocument {

    private static final int TEXTS_REMEMBERED = 1 << 17;
    private static final Object UNKNOWN = new Object();
    private static final int DATES_REMEMBERED = 1 << 12;

    private final ObjectMapper mapper;
    private final ObjectMapper reader;

    /** By the type of the draft. */
    private final ClassValue<ObjectReader> readers = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> draftType) {
            return reader.readerFor(reader.getTypeFactory().constructParametricType(RecordVersion.class, draftType));
        }
    };

    public RecordDocument(ObjectMapper mapper) {
        this.mapper = mapper;
        this.reader = mapper.copy()
                .registerModule(new SimpleModule("recurring")
                        .addDeserializer(
                                String.class,
                                new InterningDeserializer<>(String.class, TEXTS_REMEMBERED, Function.identity()))
                        .addDeserializer(
                                EdtfDate.class,
                                new InterningDeserializer<>(EdtfDate.class, DATES_REMEMBERED, EdtfDate::parse)))
                .addHandler(new Noticing());
    }

    /** Writes JSON as it stands in documents. */
    public ObjectMapper mapper() {
        return mapper;
    }

    public String write(RecordVersion<?> recordVersion) {
        try {
            return mapper.writeValueAsString(recordVersion.unknown() == null ? recordVersion : tree(recordVersion));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it is written, with what a newer version had written besides. */
    private JsonNode tree(RecordVersion<?> recordVersion) throws JsonProcessingException {
        JsonNode now = mapper.valueToTree(recordVersion);
        if (recordVersion.unknown() == null) {
            return now;
        }
        String before = recordVersion.unknown().document();
        return UnknownContent.kept(mapper.readTree(before), known(before, recordVersion), now);
    }

    private JsonNode known(String document, RecordVersion<?> recordVersion) {
        return mapper.valueToTree(read(document, recordVersion.draft().getClass()));
    }

    /** What a newer version wrote into a record and this one does not know, by JSON Pointers into its document. */
    public Map<String, JsonNode> unknown(RecordVersion<?> recordVersion) {
        if (recordVersion.unknown() == null) {
            return Map.of();
        }
        try {
            String document = recordVersion.unknown().document();
            return UnknownContent.pointers(mapper.readTree(document), known(document, recordVersion));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A record with what a newer version had written into it besides.
     *
     * @param unknown as {@link #unknown(Recorded)} answers it
     * @throws RegistryException REFUSED for a pointer to where nothing can be
     */
    public <D> RecordVersion<D> with(
            RecordVersion<D> recordVersion, Map<String, JsonNode> unknown, Class<D> draftType) {
        ObjectNode document = mapper.valueToTree(recordVersion);
        unknown.forEach((pointer, value) -> {
            if (!pointer.startsWith("/") || !(document.at(head(pointer)) instanceof ObjectNode parent)) {
                throw RegistryException.refused(pointer, "is nowhere in this record");
            }
            parent.set(JsonPointer.valueOf(pointer).last().getMatchingProperty(), value);
        });
        return read(document.toString(), draftType);
    }

    /** What was drafted, as the log has it, whether or not this version can read it. */
    public JsonNode draft(String document) {
        try {
            return mapper.readTree(document).path("draft");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonPointer head(String pointer) {
        return JsonPointer.valueOf(pointer).head();
    }

    /** The record's own content as it is stored, with the defaults of properties that are younger than the document. */
    public <D> JsonNode draft(String document, Class<D> draftType) {
        try {
            return tree(read(document, draftType)).path("draft");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A draft with another text wherever one stands as a whole: ids stand as such. */
    public <D> D rewritten(D draft, Class<D> draftType, String from, String to) {
        return mapper.convertValue(rewritten(mapper.valueToTree(draft), from, to), draftType);
    }

    private static JsonNode rewritten(JsonNode node, String from, String to) {
        if (node.isTextual()) {
            return node.textValue().equals(from) ? TextNode.valueOf(to) : node;
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(property -> property.setValue(rewritten(property.getValue(), from, to)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, rewritten(array.get(i), from, to));
            }
        }
        return node;
    }

    /** @see ThreeWayRevert */
    public <D> D reverted(D before, D after, D now, Class<D> draftType) throws ThreeWayRevert.Conflict {
        JsonNode result =
                ThreeWayRevert.of(mapper.valueToTree(before), mapper.valueToTree(after), mapper.valueToTree(now));
        return mapper.convertValue(result, draftType);
    }

    /** @throws UnreadableDocument if a newer version wrote what this one cannot read */
    public <D> RecordVersion<D> read(String document, Class<D> draftType) {
        return read(draftType, each -> each.readValue(document), () -> document);
    }

    /**
     * As above.
     *
     * @param document UTF-8
     */
    public <D> RecordVersion<D> read(byte[] document, Class<D> draftType) {
        return read(draftType, each -> each.readValue(document), () -> new String(document, StandardCharsets.UTF_8));
    }

    private interface Reading<D> {
        RecordVersion<D> by(ObjectReader each) throws IOException;
    }

    private <D> RecordVersion<D> read(Class<D> draftType, Reading<D> reading, Supplier<String> document) {
        boolean[] unknown = new boolean[1];
        try {
            RecordVersion<D> recordVersion = reading.by(readers.get(draftType).withAttribute(UNKNOWN, unknown));
            return unknown[0] ? recordVersion.with(new UnknownContent(document.get())) : recordVersion;
        } catch (IOException | RuntimeException e) {
            throw new UnreadableDocument(e);
        }
    }

    /** Steps over what is not known, and says that there was something. */
    private static final class Noticing extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                JsonDeserializer<?> deserializer,
                Object beanOrClass,
                String name)
                throws IOException {
            if (!(context.getAttribute(UNKNOWN) instanceof boolean[] unknown)) {
                return false;
            }
            unknown[0] = true;
            parser.skipChildren();
            return true;
        }
    }
}
