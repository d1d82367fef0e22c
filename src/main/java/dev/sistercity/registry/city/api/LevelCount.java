package dev.sistercity.registry.city.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many active partnerships a city has at one level.
 *
 * @param byKind without the kinds that it has none of
 */
@Schema(name = "LevelCount", description = "How many active partnerships a city has at one level")
public record LevelCount(
        @Schema(
                required = true,
                description =
                        "own: the city itself is a party; under: a unit under it is, and the city is not; within: both together, "
                                + "each partnership once",
                examples = "own")
        Level level,

        @Schema(required = true, description = "How many cities that is: 1, or the units", examples = "1")
        int units,

        @Schema(required = true, description = "Active partnerships", examples = "36")
        int partnerships,

        @Schema(required = true, description = "Countries of the partners outside, each once", examples = "27")
        int countries,

        @Schema(required = true, description = "Partnerships by kind")
        List<OfKind> byKind,

        @Schema(
                required = true,
                description = "The list of them",
                examples = "/v1/partnerships?city=01a1fc43-bc60-7de0-a6de-deb5d51819f2&status=active")
        String href) {

    /** Those of one kind. */
    @Schema(name = "KindCount", description = "How many active partnerships of one kind")
    public record OfKind(
            @Schema(required = true, description = "What kind", examples = "sister-city")
            String kind,

            @Schema(required = true, description = "How many", examples = "31")
            int partnerships,

            @Schema(
                    required = true,
                    description = "The list of them",
                    examples =
                            "/v1/partnerships?city=01a1fc43-bc60-7de0-a6de-deb5d51819f2&status=active&kind=sister-city")
            String href) {}
}
