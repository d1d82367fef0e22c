package dev.sistercity.registry.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.sistercity.registry.shared.value.EdtfDate;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.function.Function;

/** Writes records as the documents that the log keeps, and reads them back. */
@Singleton
public class RecordDocument {

    private static final int TEXTS_REMEMBERED = 1 << 17;
    private static final int DATES_REMEMBERED = 1 << 12;

    private final ObjectMapper mapper;
    private final ObjectMapper reader;

    public RecordDocument(ObjectMapper mapper) {
        this.mapper = mapper;
        this.reader = mapper.copy()
                .registerModule(new SimpleModule("recurring")
                        .addDeserializer(
                                String.class, new Recurring<>(String.class, TEXTS_REMEMBERED, Function.identity()))
                        .addDeserializer(
                                EdtfDate.class, new Recurring<>(EdtfDate.class, DATES_REMEMBERED, EdtfDate::parse)));
    }

    public String write(Recorded<?> recorded) {
        try {
            return mapper.writeValueAsString(recorded);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record's own content as it is stored, with the defaults of properties that are younger than the document. */
    public <D> JsonNode draft(String document, Class<D> draftType) {
        return mapper.valueToTree(read(document, draftType).draft());
    }

    /** A draft with another text wherever one stands as a whole: ids stand as such. */
    <D> D rewritten(D draft, Class<D> draftType, String from, String to) {
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

    /** @see Reversal */
    <D> D reverted(D before, D after, D now, Class<D> draftType) throws Reversal.Conflict {
        JsonNode result = Reversal.of(mapper.valueToTree(before), mapper.valueToTree(after), mapper.valueToTree(now));
        return mapper.convertValue(result, draftType);
    }

    public <D> Recorded<D> read(String document, Class<D> draftType) {
        TypeFactory types = reader.getTypeFactory();
        try {
            return reader.readValue(document, types.constructParametricType(Recorded.class, draftType));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
