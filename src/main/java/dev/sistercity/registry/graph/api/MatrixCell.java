package dev.sistercity.registry.graph.api;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The partnerships between two units; of one with itself where both are the same. */
@Schema(
        name = "NetworkMatrixCell",
        description = "The partnerships between two units; of one with itself where both are the same")
public record MatrixCell(
        @Schema(required = true, description = "One of them, the first by its code")
        MatrixUnit a,

        @Schema(required = true, description = "The other") MatrixUnit b,

        @Schema(required = true, description = "Partnerships that join cities of both")
        int count,

        @Schema(required = true, description = "How many of each kind")
        Map<String, Integer> kinds,

        @Schema(required = true, description = "How many of each status")
        Map<String, Integer> statuses) {}
