package dev.sistercity.registry.source.api;

import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A source as the records show it that it speaks of. */
@Schema(name = "SourceRef", description = "A source as the records show it that it speaks of")
public record SourceRef(
        @Schema(required = true, description = "Its id: it is found at /v1/sources/{id}")
        UUID id,

        @Schema(description = "Its title") String title,

        @Schema(description = "Who published it") String publisher,

        @Schema(description = "BCP 47 tag of its language", examples = "en")
        String lang,

        @Schema(description = "When it was published (EDTF)", examples = "2023-12-01")
        EdtfDate published,

        @Schema(description = "Where it can be read") String url,

        @Schema(description = "The source that it translates")
        UUID translationOf,

        @Schema(description = "The source that it repeats") UUID republicationOf) {}
