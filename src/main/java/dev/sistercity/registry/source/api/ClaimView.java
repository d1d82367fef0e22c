package dev.sistercity.registry.source.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.shared.value.Agreement;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Text;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a source says of a record, as a caller reads it. */
@Schema(name = "Claim", description = "What a source says of a record, and whether that agrees with the record")
public record ClaimView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "The record it is about")
        SubjectRef subject,

        @Schema(
                required = true,
                description = "JSON Pointer into the record; empty for the record as a whole",
                examples = "/established")
        String pointer,

        @Schema(description = "What the source has there", examples = "1994")
        JsonNode value,

        @Schema(required = true, description = "Who says so")
        SourceRef source,

        @Schema(description = "The source's own words") Text quote,

        @Schema(required = true, description = "Its weight among claims about the same")
        ClaimRank rank,

        @Schema(description = "The date for which the value holds (EDTF)")
        EdtfDate asOf,

        @Schema(
                description =
                        "How it stands to the record's own value: 1994 and 1994-10 are compatible, 1979 and 1980-01-28 "
                                + "conflict; absent where the record has none, or a computed one")
        Agreement agreement,

        @Schema(description = "true where the record no longer has the item that it is about; absent otherwise")
        Boolean orphaned,

        @Schema(required = true, description = "From 1, one more with each change")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {}
