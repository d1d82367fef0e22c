package dev.sistercity.registry.forum;

import dev.sistercity.registry.city.CityRef;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who organized, as a caller reads it. */
@Schema(name = "Organizer", description = "Somebody who organized")
record OrganizerView(
        @Schema(required = true, description = "Who", examples = "Shanghai Institutes for International Studies")
        String name,

        @Schema(required = true, description = "In which role", examples = "co-organizer")
        OrganizerRole role,

        @Schema(description = "The city, where it was one or an office of it")
        CityRef city) {}
