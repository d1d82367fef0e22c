package dev.sistercity.registry.export;

import dev.sistercity.registry.catalog.RecordCollection;

/**
 * A file that all records of one kind can be had in.
 *
 * @param isMarked whether it begins with a byte order mark: another file of the same name, with another tag and checksum
 */
record Export(RecordCollection<?> type, ExportFormat format, boolean isMarked) {

    Export(RecordCollection<?> type, ExportFormat format) {
        this(type, format, false);
    }

    /** As Excel wants it. */
    Export marked() {
        return new Export(type, format, true);
    }

    /** As it stands at the end of its address: {@code cities.ndjson}. */
    String file() {
        return type.name() + "." + format.suffix();
    }

    /** What tells its bytes from those of other files. */
    String variant() {
        return isMarked ? file() + " with a byte order mark" : file();
    }

    String path() {
        return "/v1/exports/" + file();
    }
}
