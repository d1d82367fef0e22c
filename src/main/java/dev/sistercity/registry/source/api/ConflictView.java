package dev.sistercity.registry.source.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What sources and a record say differently of one fact. */
@Schema(name = "Conflict", description = "A fact of a record that sources contradict")
public record ConflictView(
        @Schema(required = true, description = "Id of the first claim that contradicts the record")
        UUID id,

        @Schema(required = true, description = "The record") SubjectRef subject,

        @Schema(required = true, description = "JSON Pointer to the fact", examples = "/established")
        String pointer,

        @Schema(description = "What the record has there", examples = "1979")
        JsonNode recordValue,

        @Schema(required = true, description = "All claims about the fact, those that agree too")
        List<ClaimView> claims,

        @Schema(
                description =
                        "The day that counts are of (EDTF): of the claims, or else of their sources; absent for today")
        EdtfDate asOf,

        @Schema(description = "Of counts: those that are stated otherwise, each with both numbers")
        List<CountConflict> counts,

        @Schema(required = true, description = "When the last of its claims changed")
        Instant updatedAt) {}
