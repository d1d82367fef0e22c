package dev.sistercity.registry.source.api;

import dev.sistercity.registry.shared.value.EdtfDate;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A publication as a caller reads it. */
@Schema(name = "Source", description = "A publication that says something of a record")
public record SourceView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "What kind of publication it is")
        SourceKind kind,

        @Schema(description = "Where it can be read") String url,

        @Schema(description = "Its title") String title,

        @Schema(description = "Who published it") String publisher,

        @Schema(description = "BCP 47 tag of its language", examples = "en")
        String lang,

        @Schema(description = "When it was published (EDTF)", examples = "2023-12-01")
        EdtfDate published,

        @Schema(description = "The source that it translates")
        SourceRef translationOf,

        @Schema(description = "The source that it repeats") SourceRef republicationOf,

        @Schema(required = true, description = "Its translations that are registered")
        List<SourceRef> translations,

        @Schema(required = true, description = "Its republications that are registered")
        List<SourceRef> republications,

        @Schema(required = true, description = "The claims that cite it", examples = "3")
        int claimCount,

        @Schema(required = true, description = "From 1, one more with each change")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {}
