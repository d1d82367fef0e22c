package dev.sistercity.registry.forum.api;

import dev.sistercity.registry.city.api.CityRef;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An organizer, as clients read it. */
@Schema(name = "Organizer", description = "An organizer")
public record OrganizerView(
        @Schema(required = true, description = "Who", examples = "Shanghai Institutes for International Studies")
        String name,

        @Schema(required = true, description = "In which role", examples = "co-organizer")
        OrganizerRole role,

        @Schema(description = "The city, where it was one or an office of it")
        CityRef city) {}
