package dev.sistercity.registry.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Snapshot;
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
class Exports {

    private final ObjectMapper mapper;
    private final List<Export> all;

    Exports(Catalog catalog, ObjectMapper mapper) {
        this.mapper = mapper;
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
    List<RecordType<?>> types() {
        return all.stream().<RecordType<?>>map(Export::type).distinct().toList();
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

    /** Begins to write one. @param processors that may share the work, where the format lets them */
    Writing open(Export export, Snapshot snapshot, OutputStream out, int processors) throws IOException {
        return switch (export.format()) {
            case NDJSON -> new NdjsonWriting(export.type(), snapshot, mapper, out, processors);
            case CSV -> new CsvWriting(export.type(), snapshot, out);
            case GEOJSON -> new GeoJsonWriting(export.type(), snapshot, mapper, out);
            case GRAPHML -> new GraphmlWriting(snapshot, out);
        };
    }
}
