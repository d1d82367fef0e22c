package dev.sistercity.registry.transfer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.sistercity.registry.transfer.statement.Field;
import dev.sistercity.registry.transfer.statement.Mapping;
import dev.sistercity.registry.transfer.statement.Preset;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How a list is to be imported: the parameters of the job. A later version beside this one may have stored more: what this version does
 * not know, it passes over.
 *
 * @param preset its name; null for none
 * @param columns of the preset, as it was when the list was sent; null for those that the registry ships
 * @param values of the preset
 * @param map of fields the columns, over the preset's
 * @param set of fields the value that all rows have
 * @param source that is cited; null where
 * @param title and
 * @param url name it, of which one may be null
 * @param header whether the first row of a table names its columns; null for true
 * @param sheet name or number of that of a spreadsheet; null for the first that has anything in it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ImportOptions(
        ListFormat format,
        String charset,
        String preset,
        @JsonDeserialize(keyUsing = KnownField.class) Map<Field, List<String>> columns,
        @JsonDeserialize(keyUsing = KnownField.class) Map<Field, String> values,
        @JsonDeserialize(keyUsing = KnownField.class) Map<Field, String> map,
        @JsonDeserialize(keyUsing = KnownField.class) Map<Field, String> set,
        UUID source,
        String title,
        String url,
        boolean dryRun,
        Boolean header,
        String sheet) {

    ImportOptions {
        columns = known(columns);
        values = known(values);
        map = known(map);
        set = known(set);
    }

    private static <V> Map<Field, V> known(Map<Field, V> fields) {
        if (fields == null || !fields.containsKey(null)) {
            return fields;
        }
        Map<Field, V> known = new LinkedHashMap<>(fields);
        known.remove(null);
        return known;
    }

    /** Null for a field of a later version. */
    static final class KnownField extends KeyDeserializer {

        @Override
        public Field deserializeKey(String key, DeserializationContext context) {
            return Field.of(key).orElse(null);
        }
    }

    ListFormat.Reading reading() {
        return new ListFormat.Reading(Charset.forName(charset), isHeaded(), sheet);
    }

    private boolean isHeaded() {
        return header == null || header;
    }

    /** @param header the columns of the list; empty where rows have none in common */
    Mapping mapping(List<String> header) {
        Preset shape = columns != null
                ? new Preset(preset, null, columns, values)
                : preset == null ? null : Preset.shipped(preset).orElse(null);
        return Mapping.of(shape == null ? null : shaped(shape, header), map, set);
    }

    /** An office may have two fields read from one column of its own. */
    private Preset shaped(Preset shape, List<String> header) {
        if (!isHeaded()) {
            return shape.byPlace();
        }
        return Preset.shipped(preset).isPresent() ? shape.in(header, map.keySet()) : shape;
    }
}
