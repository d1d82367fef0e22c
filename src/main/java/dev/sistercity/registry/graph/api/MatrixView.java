package dev.sistercity.registry.graph.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Partnerships between countries or regions. */
@Schema(name = "NetworkMatrix", description = "Partnerships between countries or regions")
public record MatrixView(
        @Schema(required = true, description = "country or region")
        String by,

        @Schema(required = true, description = "Partnerships that were counted")
        int partnerships,

        @Schema(required = true, description = "Pairs that there are; `items` has at most `limit`")
        int pairs,

        @Schema(required = true, description = "Those with the most partnerships first")
        List<MatrixCell> items) {}
