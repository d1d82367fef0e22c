package dev.sistercity.registry.city.api;

import dev.sistercity.registry.shared.code.Region;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Quantity;
import dev.sistercity.registry.source.api.SourceRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A city as a caller reads it. */
@Schema(name = "City", description = "A local or regional government that can be a party of partnerships")
public record CityView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "In the language asked for", examples = "Shanghai")
        String name,

        @Schema(required = true, description = "Its names by language")
        List<Name> names,

        @Schema(required = true, description = "What is governed")
        CityKind kind,

        @Schema(required = true, description = "ISO 3166-1 alpha-2", examples = "CN")
        String countryCode,

        @Schema(description = "ISO 3166-2", examples = "CN-SH")
        String subdivisionCode,

        @Schema(description = "The first-order division that it lies in")
        Region region,

        @Schema(description = "The unit it belongs to") CityRef partOf,

        @Schema(description = "Degrees north, WGS 84", examples = "31.22222")
        Double latitude,

        @Schema(description = "Degrees east, WGS 84", examples = "121.45806")
        Double longitude,

        @Schema(description = "Inhabitants") Quantity population,

        @Schema(description = "Area in square kilometres") Quantity areaKm2,

        @Schema(description = "The city's own site") String website,

        @Schema(required = true, description = "What it is called in other registers; use one as `{scheme}:{value}`")
        List<Identifier> identifiers,

        @Schema(required = true, description = "Whether it still exists")
        CityStatus status,

        @Schema(description = "What it was when; today's has no end")
        List<DatedKind> kinds,

        @Schema(description = "What it belonged to when; today's has no end")
        List<DatedUnitView> units,

        @Schema(description = "When it ceased to be (EDTF)", examples = "2023-12-31")
        EdtfDate dissolved,

        @Schema(description = "Cities that it was made of, by its own record or theirs")
        List<CityRef> predecessors,

        @Schema(description = "Cities that it became, or became part of, by its own record or theirs")
        List<CityRef> successors,

        @Schema(
                required = true,
                description =
                        "Its own active partnerships of all kinds, without those of units under it: `include=counts` has these, too",
                examples = "36")
        int partnershipCount,

        @Schema(
                required = true,
                description = "Its partners in them, each counted once: of a ring of six it has five",
                examples = "36")
        int partnerCount,

        @Schema(required = true, description = "The sources of its claims")
        List<SourceRef> sources,

        @Schema(required = true, description = "From 1, one more with each change")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {}
