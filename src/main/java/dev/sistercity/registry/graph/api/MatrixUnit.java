package dev.sistercity.registry.graph.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A country or a region. */
@Schema(name = "NetworkUnit", description = "A country or a region")
public record MatrixUnit(
        @Schema(
                required = true,
                description =
                        "ISO 3166-1 alpha-2 of a country; of a region ISO 3166-2, or the country where no region is known")
        String code,

        @Schema(required = true, description = "In the language asked for where it has one")
        String name) {}
