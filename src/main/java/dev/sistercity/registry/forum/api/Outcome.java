package dev.sistercity.registry.forum.api;

import dev.sistercity.registry.event.Launched;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that came of a forum.
 *
 * @param resource collection of the record, once there is one; null for none
 */
@Schema(name = "Outcome", description = "Something that came of a forum")
public record Outcome(
        @NotNull(message = "must be given") @Schema(description = "What was done", examples = "launched")
        OutcomeType type,

        @Pattern(regexp = "[a-z][a-z-]{0,39}", message = "must be the name of a collection")
        @Schema(description = "What kind of thing it is", examples = "platforms")
        String resource,

        @Schema(description = "Its id, if it is a record of the registry")
        UUID id,

        @NotNull(message = "must be given")
        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Schema(description = "Its name", examples = "Closer Cooperation, Forever Friendship")
        String name) {

    /** Whether this is what a record says of itself. */
    public boolean isOf(Launched.Launch launch) {
        return type == OutcomeType.LAUNCHED
                && launch.collection().equals(resource)
                && (launch.id().equals(id)
                        || launch.names().stream()
                                .anyMatch(known -> known.value().equals(name)));
    }
}
