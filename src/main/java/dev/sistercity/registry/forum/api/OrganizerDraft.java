package dev.sistercity.registry.forum.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An organizer, as clients write it.
 *
 * @param city reference to the city, where it was one or an office of it
 */
@Schema(name = "OrganizerDraft", description = "An organizer")
public record OrganizerDraft(
        @NotNull(message = "must be given")
        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Schema(description = "Who", examples = "Shanghai Institutes for International Studies")
        String name,

        @NotNull(message = "must be given") @Schema(description = "In which role", examples = "co-organizer")
        OrganizerRole role,

        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(
                description =
                        "The city, where it was one or an office of it: an id, or {scheme}:{value}. Its office may "
                                + "write the forum",
                examples = "geonames:1796236")
        String city) {

    public OrganizerDraft city(String id) {
        return new OrganizerDraft(name, role, id);
    }
}
