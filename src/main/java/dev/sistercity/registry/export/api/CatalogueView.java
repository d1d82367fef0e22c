package dev.sistercity.registry.export.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be exported: a catalogue as DCAT-AP 3 has it, in JSON-LD (https://semiceu.github.io/DCAT-AP/releases/3.0.0/). */
@Schema(name = "ExportCatalogue", description = "What can be exported, as a DCAT-AP 3 catalogue in JSON-LD")
public record CatalogueView(
        @JsonProperty("@context")
        @Schema(
                required = true,
                type = SchemaType.OBJECT,
                description = "What the names in this document mean: terms of DCAT, DCMI, SPDX and CSV on the Web")
        Map<String, Object> context,

        @JsonProperty("@id") @Schema(required = true, examples = "/v1/exports")
        String id,

        @JsonProperty("@type") @Schema(required = true, examples = "dcat:Catalog")
        String type,

        @Schema(required = true) String title,
        @Schema(required = true) String description,

        @Schema(
                required = true,
                description = "The licence of the data",
                examples = "https://creativecommons.org/licenses/by/4.0/")
        String license,

        @Schema(required = true, description = "Whom to name, and where each fact names its sources")
        String rights,

        @Schema(
                required = true,
                description =
                        "Number of the last change that all of it knows of; an export says by Registry-Sequence which it knows",
                examples = "412")
        long sequence,

        @Schema(required = true) Map<String, String> publisher,

        @Schema(required = true, description = "One for each collection")
        List<DatasetView> dataset,

        @Schema(required = true) List<Map<String, Object>> service,

        @JsonProperty("@included") @Schema(required = true) List<Map<String, String>> included) {

    /** A collection. */
    @Schema(name = "ExportDataset", description = "All records of one kind")
    public record DatasetView(
            @JsonProperty("@id") @Schema(required = true, examples = "/v1/exports#cities")
            String id,

            @JsonProperty("@type") @Schema(required = true, examples = "dcat:Dataset")
            String type,

            @Schema(required = true, description = "The collection", examples = "cities")
            String identifier,

            @Schema(required = true) String title,
            @Schema(required = true) String description,
            @Schema(required = true) String license,

            @Schema(required = true, description = "How many records it has", examples = "83")
            int records,

            @Schema(description = "When one of its records changed last; absent while it has none")
            Instant modified,

            @Schema(required = true, description = "The files that it comes in")
            List<DistributionView> distribution) {}

    /** A file. */
    @Schema(name = "ExportDistribution", description = "All records of one kind in one format")
    public record DistributionView(
            @JsonProperty("@id") @Schema(required = true, examples = "/v1/exports/cities.ndjson")
            String id,

            @JsonProperty("@type") @Schema(required = true, examples = "dcat:Distribution")
            String type,

            @Schema(required = true, examples = "cities.ndjson")
            String title,

            @Schema(required = true, examples = "/v1/exports/cities.ndjson")
            String accessURL,

            @Schema(required = true, examples = "/v1/exports/cities.ndjson")
            String downloadURL,

            @Schema(required = true, examples = "https://www.iana.org/assignments/media-types/application/x-ndjson")
            String mediaType,

            @Schema(required = true, description = "What describes the format")
            List<String> conformsTo,

            @Schema(required = true) String license,

            @Schema(
                    description =
                            "Bytes of the file, not compressed. With large registries it is absent while it is not computed yet: "
                                    + "ask again",
                    examples = "91234")
            Long byteSize,

            @Schema(description = "Of the file, not compressed; there when byteSize is")
            ChecksumView checksum,

            @Schema(description = "What the columns of a CSV file mean")
            TableSchemaView tableSchema) {}

    /** As SPDX has it. */
    @Schema(name = "ExportChecksum", description = "Tells whether a file is whole, and unaltered")
    public record ChecksumView(
            @JsonProperty("@type") @Schema(required = true, examples = "spdx:Checksum")
            String type,

            @Schema(required = true, examples = "spdx:checksumAlgorithm_sha256")
            String algorithm,

            @Schema(
                    required = true,
                    description = "In hexadecimal",
                    examples = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
            String checksumValue) {}

    /** As CSV on the Web has it (https://www.w3.org/TR/tabular-metadata/). */
    @Schema(name = "ExportTable", description = "The columns of a CSV file, as CSV on the Web has it")
    public record TableSchemaView(
            @JsonProperty("@type") @Schema(required = true, examples = "csvw:Schema")
            String type,

            @Schema(required = true, description = "Column that tells rows apart", examples = "id")
            String primaryKey,

            @Schema(required = true) List<ColumnView> columns) {}

    /** A column. */
    @Schema(name = "ExportColumn", description = "A column of a CSV file")
    public record ColumnView(
            @JsonProperty("@type") @Schema(required = true, examples = "csvw:Column")
            String type,

            @Schema(required = true, examples = "countryCode")
            String name,

            @Schema(required = true, examples = "ISO 3166-1 alpha-2")
            String description,

            @Schema(required = true, description = "string, integer or decimal", examples = "string")
            String datatype) {}
}
