package dev.sistercity.registry.transfer;

import dev.sistercity.registry.transfer.read.ListFormat;
import dev.sistercity.registry.transfer.statement.Field;
import dev.sistercity.registry.transfer.statement.Mapping;
import dev.sistercity.registry.transfer.statement.Preset;
import java.util.Map;
import java.util.UUID;

/**
 * How a list is to be imported: the parameters of the job.
 *
 * @param preset null for none
 * @param map of fields the columns, over the preset's
 * @param set of fields the value that all rows have
 * @param source that is cited; null where
 * @param title and
 * @param url name it, of which one may be null
 */
record ImportOptions(
        ListFormat format,
        String charset,
        Preset preset,
        Map<Field, String> map,
        Map<Field, String> set,
        UUID source,
        String title,
        String url,
        boolean dryRun) {

    Mapping mapping() {
        return Mapping.of(preset, map, set);
    }
}
