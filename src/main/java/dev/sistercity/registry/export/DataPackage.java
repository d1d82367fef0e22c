package dev.sistercity.registry.export;

import dev.sistercity.registry.export.api.CatalogueView;
import dev.sistercity.registry.export.api.CatalogueView.ColumnView;
import dev.sistercity.registry.export.api.CatalogueView.DatasetView;
import dev.sistercity.registry.export.api.CatalogueView.DistributionView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of the exports as a data package (Frictionless, https://specs.frictionlessdata.io/data-package/), which R, Python and
 * spreadsheets' add-ons read.
 */
final class DataPackage {

    private static final String ADDRESS = "/v1/exports/";

    private DataPackage() {}

    /** Addresses are relative to that of the package, and of files that are true at its change. */
    static Map<String, Object> of(CatalogueView catalogue) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("profile", "data-package");
        described.put("name", "sister-city-registry");
        described.put("title", catalogue.title());
        described.put("description", catalogue.description());
        described.put("version", Long.toString(catalogue.sequence()));
        described.put("licenses", List.of(Map.of("path", catalogue.license())));
        described.put(
                "resources",
                catalogue.dataset().stream()
                        .flatMap(dataset -> dataset.distribution().stream()
                                .filter(file -> file.tableSchema() != null)
                                .map(file -> resource(dataset, file, catalogue.sequence())))
                        .toList());
        return described;
    }

    private static Map<String, Object> resource(DatasetView dataset, DistributionView file, long sequence) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("profile", "tabular-data-resource");
        resource.put("name", dataset.identifier());
        resource.put("title", dataset.title());
        resource.put("description", dataset.description());
        resource.put("path", ADDRESS.substring(1) + file.title() + "?sequence=" + sequence);
        resource.put("format", "csv");
        resource.put("mediatype", "text/csv");
        resource.put("encoding", "utf-8");
        if (file.byteSize() != null) {
            resource.put("bytes", file.byteSize());
            resource.put("hash", "sha256:" + file.checksum().checksumValue());
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(
                "fields",
                file.tableSchema().columns().stream().map(DataPackage::field).toList());
        schema.put("primaryKey", List.of(file.tableSchema().primaryKey()));
        resource.put("schema", schema);
        return resource;
    }

    private static Map<String, Object> field(ColumnView column) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("name", column.name());
        field.put("type", column.datatype().equals("decimal") ? "number" : column.datatype());
        field.put("description", column.description());
        return field;
    }
}
