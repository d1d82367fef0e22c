package dev.sistercity.registry.export;

import dev.sistercity.registry.catalog.RecordCollection;

/** A file that all records of one kind can be had in. */
record Export(RecordCollection<?> type, ExportFormat format) {

    /** As it stands at the end of its address: {@code cities.ndjson}. */
    String file() {
        return type.name() + "." + format.suffix();
    }

    String path() {
        return "/v1/exports/" + file();
    }
}
