package dev.sistercity.registry.graph.api;

import dev.sistercity.registry.shared.page.PageInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where cities stand in the network. */
@Schema(name = "NetworkMetrics", description = "Where cities stand in the network")
public record MetricsView(
        @Schema(required = true, description = "The network as a whole")
        NetworkSize network,

        @Schema(required = true, description = "Those with the most partners first")
        List<CityMetrics> items,

        @Schema(required = true) PageInfo page) {}
