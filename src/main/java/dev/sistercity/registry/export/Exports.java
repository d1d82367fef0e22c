package dev.sistercity.registry.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.log.RecordDocument;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Suggestion;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/** All files that there are, and their writing. */
@Singleton
public class Exports {

    private final ObjectMapper mapper;
    private final RecordDocument documents;
    private final List<Export> all;

    Exports(Catalog catalog, RecordDocument documents) {
        this.documents = documents;
        this.mapper = documents.mapper();
        this.all = catalog.types().stream()
                .filter(type -> type.exported() != null)
                .flatMap(type -> Arrays.stream(ExportFormat.values())
                        .filter(format -> format.takes(type))
                        .map(format -> new Export(type, format)))
                .toList();
    }

    List<Export> all() {
        return all;
    }

    /** The kinds of records that are exported. */
    public List<RecordCollection<?>> types() {
        return all.stream().<RecordCollection<?>>map(Export::type).distinct().toList();
    }

    /** @throws RegistryException NOT_FOUND, which says what there is */
    Export get(String file) {
        List<String> files = all.stream().map(Export::file).toList();
        return all.stream()
                .filter(export -> export.file().equals(file))
                .findFirst()
                .orElseThrow(() -> new RegistryException(
                        Kind.NOT_FOUND,
                        "There is no such export. There are " + String.join(", ", files)
                                + Suggestion.phrase(file, files)));
    }

    /** Begins to write one of today. */
    ExportWriter open(Export export, Snapshot snapshot, OutputStream out, int processors) throws IOException {
        return open(export, ReadContext.of(snapshot), out, processors);
    }

    /**
     * Begins to write one.
     *
     * @param processors that may share the work, where the format lets them
     */
    ExportWriter open(Export export, ReadContext reading, OutputStream out, int processors) throws IOException {
        return switch (export.format()) {
            case NDJSON -> new NdjsonWriter(export.type(), reading, documents, out, processors);
            case CSV -> new CsvWriter(export, reading, out);
            case GEOJSON -> new GeoJsonWriter(export.type(), reading, mapper, out);
            case GRAPHML -> new GraphmlWriter(reading, out);
        };
    }
}
