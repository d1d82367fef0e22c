package dev.sistercity.registry.city.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A city that probably has another record. */
@Schema(
        name = "Duplicate",
        description =
                "A city, and the records that are probably of the same city; merge them at `/v1/cities/{id}/merge`, "
                        + "or tell them apart by their coordinates, identifiers or the units they are part of")
public record DuplicateView(
        @Schema(required = true, description = "Id of the city")
        UUID id,

        @Schema(required = true, description = "The city") CityRef city,

        @Schema(required = true, description = "The others") List<Suspect> suspects,

        @Schema(required = true, description = "When the city's record last changed")
        Instant updatedAt) {

    @Schema(name = "Suspect", description = "A record that is probably of the same city")
    public record Suspect(
            @Schema(required = true, description = "The other record")
            CityRef city,

            @Schema(
                    required = true,
                    description = "Why it is probably the same",
                    examples = "«Dunedin» is a name of both, in one country")
            String reason,

            @Schema(
                    required = true,
                    description = "Their partnerships with one partner, which are one if the cities are")
            List<Twice> partnerships) {}

    @Schema(name = "TwicePartnership", description = "A partnership that is there twice, if two cities are one")
    public record Twice(
            @Schema(required = true, description = "The partner of both")
            CityRef partner,

            @Schema(required = true, description = "Id of the city's partnership")
            UUID one,

            @Schema(required = true, description = "Id of the other's")
            UUID other) {}
}
