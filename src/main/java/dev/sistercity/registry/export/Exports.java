package dev.sistercity.registry.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Suggestion;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** All files that there are, and their writing. */
@Singleton
class Exports {

    private final ObjectMapper mapper;
    /** Reads properties by generated code instead of reflection. */
    private ObjectMapper fast;

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

    /** The parts of one, in their order, which can be written at the same time. */
    Iterator<Delivery.Opening> parts(Export export, Snapshot snapshot) {
        return switch (export.format()) {
            case NDJSON -> new LineParts(export.type(), snapshot, fast());
            case CSV -> whole(out -> new CsvWriting(export.type(), snapshot, out));
            case GEOJSON -> whole(out -> new GeoJsonWriting(export.type(), snapshot, fast(), out));
            case GRAPHML -> whole(out -> new GraphmlWriting(snapshot, out));
        };
    }

    private static Iterator<Delivery.Opening> whole(Delivery.Opening opening) {
        return List.of(opening).iterator();
    }

    /** Made when somebody wants it: its generated code would be a part of every start. */
    private synchronized ObjectMapper fast() {
        if (fast == null) {
            fast = mapper.copy().registerModule(new BlackbirdModule());
        }
        return fast;
    }
}
