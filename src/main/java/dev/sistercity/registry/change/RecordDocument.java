package dev.sistercity.registry.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
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

    public <D> Recorded<D> read(String document, Class<D> draftType) {
        TypeFactory types = reader.getTypeFactory();
        try {
            return reader.readValue(document, types.constructParametricType(Recorded.class, draftType));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
