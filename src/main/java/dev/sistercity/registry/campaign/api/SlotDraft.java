package dev.sistercity.registry.campaign.api;

import dev.sistercity.registry.shared.value.Lists;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When some media are shown in some placements.
 *
 * @param media ids; empty for all
 * @param placements ids; empty for all
 */
@Schema(name = "ScheduleSlot", description = "When some media are shown in some placements")
public record SlotDraft(
        @Size(max = 1000, message = "must be 1000 at the most") @Schema(description = "Ids of media; all if empty")
        List<@NotNull(message = "must not be null") UUID> media,

        @Size(max = 1000, message = "must be 1000 at the most") @Schema(description = "Ids of placements; all if empty")
        List<@NotNull(message = "must not be null") UUID> placements,

        @Valid @Schema(description = "On which days; on all by default")
        DateRange validity) {

    public SlotDraft {
        media = Lists.compact(media);
        placements = Lists.compact(placements);
        validity = validity == null ? DateRange.ALWAYS : validity;
    }

    /** @param placement null for any */
    public boolean isFor(UUID medium, UUID placement) {
        return (media.isEmpty() || media.contains(medium))
                && (placement == null || placements.isEmpty() || placements.contains(placement));
    }

    /** Whether some medium is shown somewhere by both. */
    public boolean overlaps(SlotDraft other) {
        return validity.overlaps(other.validity) && meet(placements, other.placements) && meet(media, other.media);
    }

    private static boolean meet(List<UUID> some, List<UUID> others) {
        return some.isEmpty() || others.isEmpty() || !Collections.disjoint(new HashSet<>(some), others);
    }
}
