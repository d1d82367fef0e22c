package dev.sistercity.registry.change.log;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.util.function.Function;

/**
 * Reads texts and what is written as one. The same few come in records again and again (languages, dates, fields, the ids of
 * cities that many refer to), so those read lately are handed out again instead of being made anew.
 *
 * @param <T> immutable; prints as the text that it was read from
 */
final class InterningDeserializer<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;
    /** Longer texts do not recur. */
    private static final int LONGEST = 64;

    private final transient Function<String, T> reader;
    /** The last one for each remainder of the hash. Threads may overwrite each other's: then one is made anew. */
    private final transient Object[] lately;

    /** @param size how many are remembered at the most; a power of two */
    InterningDeserializer(Class<T> type, int size, Function<String, T> reader) {
        super(type);
        this.reader = reader;
        this.lately = new Object[size];
    }

    @Override
    @SuppressWarnings("unchecked") // only what the reader made is remembered
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (T) context.handleUnexpectedToken(handledType(), parser);
        }
        String text = parser.getText();
        if (text.length() > LONGEST) {
            return reader.apply(text);
        }
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 16) & (lately.length - 1);
        Object known = lately[place];
        if (known == null || !known.toString().equals(text)) {
            known = reader.apply(text);
            lately[place] = known;
        }
        return (T) known;
    }
}
