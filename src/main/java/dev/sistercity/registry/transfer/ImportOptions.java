package dev.sistercity.registry.transfer;

import dev.sistercity.registry.transfer.statement.Field;
import dev.sistercity.registry.transfer.statement.Mapping;
import dev.sistercity.registry.transfer.statement.Preset;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How a list is to be imported: the parameters of the job.
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
record ImportOptions(
        ListFormat format,
        String charset,
        String preset,
        Map<Field, List<String>> columns,
        Map<Field, String> values,
        Map<Field, String> map,
        Map<Field, String> set,
        UUID source,
        String title,
        String url,
        boolean dryRun,
        Boolean header,
        String sheet) {

    ListFormat.Reading reading() {
        return new ListFormat.Reading(Charset.forName(charset), isHeaded(), sheet);
    }

    private boolean isHeaded() {
        return header == null || header;
    }

    Mapping mapping() {
        Preset shape = columns != null
                ? new Preset(preset, null, columns, values)
                : preset == null ? null : Preset.shipped(preset).orElse(null);
        return Mapping.of(shape == null || isHeaded() ? shape : shape.byPlace(), map, set);
    }
}
