package dev.sistercity.registry.export;

import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.endpoint.request.Coding;
import dev.sistercity.registry.export.api.CatalogueView;
import dev.sistercity.registry.export.api.CatalogueView.ChecksumView;
import dev.sistercity.registry.export.api.CatalogueView.ColumnView;
import dev.sistercity.registry.export.api.CatalogueView.DatasetView;
import dev.sistercity.registry.export.api.CatalogueView.DistributionView;
import dev.sistercity.registry.export.api.CatalogueView.TableSchemaView;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says what can be exported, and what it is. */
@Singleton
class Catalogue {

    /** The exports of a registry of some thousand records are computed in much less. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String MEDIA_TYPES = "https://www.iana.org/assignments/media-types/";
    private static final String DATASETS = "/v1/exports#";
    private static final String EDTF = "https://www.loc.gov/standards/datetime/";
    private static final Map<String, Object> CONTEXT = context();

    private final Exports exports;
    private final Checksums checksums;
    private final String licence;
    private final String attribution;

    /**
     * @param licence of the data
     * @param attribution whom to name
     */
    Catalogue(
            Exports exports,
            Checksums checksums,
            @ConfigProperty(
                            name = "registry.exports.licence",
                            defaultValue = "https://creativecommons.org/licenses/by/4.0/")
                    String licence,
            @ConfigProperty(
                            name = "registry.exports.attribution",
                            defaultValue =
                                    "Sister City Registry; places from GeoNames (https://www.geonames.org/); each "
                                            + "record lists the sources of its facts")
                    String attribution) {
        this.exports = exports;
        this.checksums = checksums;
        this.licence = licence;
        this.attribution = attribution;
    }

    String licence() {
        return licence;
    }

    CatalogueView of(Snapshot snapshot) throws InterruptedException {
        checksums.prepare(snapshot, PATIENCE);
        return new CatalogueView(
                CONTEXT,
                "/v1/exports",
                "dcat:Catalog",
                "Sister City Registry",
                "Who is whose partner city, since when, of what kind, by whose word: all of it, as files",
                licence,
                attribution,
                snapshot.sequence(),
                publisher(),
                exports.types().stream().map(type -> dataset(type, snapshot)).toList(),
                services(),
                included());
    }

    private List<Map<String, Object>> services() {
        List<String> datasets =
                exports.types().stream().map(type -> DATASETS + type.name()).toList();
        return List.of(
                service("/v1", "REST API", "/openapi.json", datasets),
                service(
                        "/ogc",
                        "Layers (OGC API Features)",
                        "/ogc/api",
                        List.of(DATASETS + "cities", DATASETS + "partnerships", DATASETS + "forums")),
                service("/reconcile", "Reconciliation", "/reconcile/api", List.of(DATASETS + "cities")));
    }

    private static Map<String, Object> service(
            String address, String title, String description, List<String> datasets) {
        Map<String, Object> service = new LinkedHashMap<>(node(address, "dcat:DataService"));
        service.put("title", title);
        service.put("endpointURL", address);
        service.put("endpointDescription", description);
        service.put("servesDataset", datasets);
        return service;
    }

    private static Map<String, String> publisher() {
        Map<String, String> publisher = node("/#publisher", "foaf:Agent");
        publisher.put("label", "Sister City Registry");
        return publisher;
    }

    /** The application profile asks of what class each thing is, also of those that stand for themselves. */
    private List<Map<String, String>> included() {
        List<Map<String, String>> nodes = new ArrayList<>();
        Stream.concat(
                        exports.all().stream().map(Export::path),
                        services().stream()
                                .flatMap(service ->
                                        Stream.of(service.get("endpointURL"), service.get("endpointDescription"))))
                .forEach(address -> nodes.add(node(address.toString(), "rdfs:Resource")));
        nodes.add(node(licence, "dcterms:LicenseDocument"));
        nodes.add(node("spdx:checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm"));
        nodes.add(node(EDTF, "dcterms:Standard"));
        for (ExportFormat format : ExportFormat.values()) {
            nodes.add(node(MEDIA_TYPES + format.mediaType(), "dcterms:MediaType"));
            nodes.add(node(format.standard(), "dcterms:Standard"));
        }
        return nodes;
    }

    private static Map<String, String> node(String id, String type) {
        Map<String, String> node = new LinkedHashMap<>();
        node.put("@id", id);
        node.put("@type", type);
        return node;
    }

    private DatasetView dataset(RecordCollection<?> type, Snapshot snapshot) {
        Records<?> records = snapshot.records(type.name());
        String plural = type.name().replace('-', ' ');
        return new DatasetView(
                DATASETS + type.name(),
                "dcat:Dataset",
                type.name(),
                Character.toUpperCase(plural.charAt(0)) + plural.substring(1),
                "All records of /v1/" + type.name()
                        + " that stand, in the order in which they came. Deleted and merged ones are in /v1/changes.",
                licence,
                records.size(),
                modified(records),
                exports.all().stream()
                        .filter(export -> export.type() == type)
                        .map(export -> distribution(export, snapshot))
                        .toList());
    }

    private static <D> Instant modified(Records<D> records) {
        Instant[] last = new Instant[1];
        records.forEach(records.all(), entry -> {
            Instant at = entry.recorded().updatedAt();
            last[0] = last[0] == null || at.isAfter(last[0]) ? at : last[0];
        });
        return last[0];
    }

    private DistributionView distribution(Export export, Snapshot snapshot) {
        Optional<Checksum> checksum = checksums.find(export, Coding.IDENTITY, snapshot);
        return new DistributionView(
                export.path(),
                "dcat:Distribution",
                export.file(),
                export.path(),
                export.path(),
                MEDIA_TYPES + export.format().mediaType(),
                List.of(export.format().standard(), EDTF),
                licence,
                checksum.map(Checksum::bytes).orElse(null),
                checksum.map(known -> new ChecksumView("spdx:Checksum", "spdx:checksumAlgorithm_sha256", known.hex()))
                        .orElse(null),
                export.format() == ExportFormat.CSV ? table(export.type()) : null);
    }

    private static TableSchemaView table(RecordCollection<?> type) {
        return new TableSchemaView(
                "csvw:Schema",
                "id",
                type.exported().columns().stream()
                        .map(column ->
                                new ColumnView("csvw:Column", column.name(), column.meaning(), column.datatype()))
                        .toList());
    }

    private static Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        namespaces(context);
        properties(context);
        return context;
    }

    private static void namespaces(Map<String, Object> context) {
        context.put("dcat", "http://www.w3.org/ns/dcat#");
        context.put("dcterms", "http://purl.org/dc/terms/");
        context.put("spdx", "http://spdx.org/rdf/terms#");
        context.put("csvw", "http://www.w3.org/ns/csvw#");
        context.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        context.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
        context.put("foaf", "http://xmlns.com/foaf/0.1/");
        context.put("schema", "https://schema.org/");
        context.put("void", "http://rdfs.org/ns/void#");
    }

    private static void properties(Map<String, Object> context) {
        context.put("title", "dcterms:title");
        context.put("description", "dcterms:description");
        context.put("identifier", "dcterms:identifier");
        // A text, where DCMI's rights are a document.
        context.put("rights", "schema:creditText");
        context.put("publisher", "dcterms:publisher");
        context.put("label", "foaf:name");
        context.put("service", "dcat:service");
        context.put("endpointURL", iri("dcat:endpointURL"));
        context.put("endpointDescription", iri("dcat:endpointDescription"));
        context.put("servesDataset", iri("dcat:servesDataset"));
        context.put("accessURL", iri("dcat:accessURL"));
        context.put("license", iri("dcterms:license"));
        context.put("conformsTo", iri("dcterms:conformsTo"));
        context.put("modified", typed("dcterms:modified", "xsd:dateTime"));
        // Of all that is said of a dataset, this tells its editions apart.
        context.put("sequence", typed("dcat:version", "xsd:nonNegativeInteger"));
        context.put("records", typed("void:entities", "xsd:integer"));
        context.put("dataset", "dcat:dataset");
        context.put("distribution", "dcat:distribution");
        context.put("downloadURL", iri("dcat:downloadURL"));
        context.put("mediaType", iri("dcat:mediaType"));
        context.put("byteSize", typed("dcat:byteSize", "xsd:nonNegativeInteger"));
        context.put("checksum", "spdx:checksum");
        context.put("algorithm", iri("spdx:algorithm"));
        context.put("checksumValue", typed("spdx:checksumValue", "xsd:hexBinary"));
        context.put("tableSchema", "csvw:tableSchema");
        context.put("primaryKey", "csvw:primaryKey");
        context.put("columns", with("csvw:column", "@container", "@list"));
        context.put("name", "csvw:name");
        context.put("datatype", "csvw:datatype");
    }

    private static Map<String, String> iri(String term) {
        return with(term, "@type", "@id");
    }

    private static Map<String, String> typed(String term, String type) {
        return with(term, "@type", type);
    }

    /** In this order, in every process: the bytes of an answer are what its tag is made of. */
    private static Map<String, String> with(String term, String keyword, String value) {
        Map<String, String> definition = new LinkedHashMap<>();
        definition.put("@id", term);
        definition.put(keyword, value);
        return definition;
    }
}
