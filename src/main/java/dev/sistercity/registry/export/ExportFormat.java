package dev.sistercity.registry.export;

import dev.sistercity.registry.catalog.RecordCollection;
import java.util.Locale;
import java.util.function.Predicate;

/** The formats that everything comes in. */
enum ExportFormat {
    NDJSON("application/x-ndjson", "https://github.com/ndjson/ndjson-spec", type -> true),
    CSV("text/csv; charset=UTF-8", "https://www.rfc-editor.org/rfc/rfc4180", type -> true),
    GEOJSON("application/geo+json", "https://www.rfc-editor.org/rfc/rfc7946", type -> type.geographic() != null),
    GRAPHML("application/graphml+xml", "http://graphml.graphdrawing.org/xmlns", type -> type.name()
            .equals(GraphmlWriter.EDGES));

    private final String contentType;
    private final String standard;
    private final Predicate<RecordCollection<?>> takes;

    ExportFormat(String contentType, String standard, Predicate<RecordCollection<?>> takes) {
        this.contentType = contentType;
        this.standard = standard;
        this.takes = takes;
    }

    String contentType() {
        return contentType;
    }

    String mediaType() {
        return contentType.split(";")[0];
    }

    /** Address of what the format is described by. */
    String standard() {
        return standard;
    }

    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean takes(RecordCollection<?> type) {
        return takes.test(type);
    }
}
