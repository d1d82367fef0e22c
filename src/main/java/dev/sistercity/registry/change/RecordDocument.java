package dev.sistercity.registry.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;

/** Writes records as the documents that the log keeps, and reads them back. */
@Singleton
public class RecordDocument {

    private final ObjectMapper mapper;

    public RecordDocument(ObjectMapper mapper) {
        this.mapper = mapper;
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

    public <D> Recorded<D> read(String document, Class<D> draftType) {
        TypeFactory types = mapper.getTypeFactory();
        try {
            return mapper.readValue(document, types.constructParametricType(Recorded.class, draftType));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
