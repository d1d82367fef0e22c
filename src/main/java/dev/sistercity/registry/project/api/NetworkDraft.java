package dev.sistercity.registry.project.api;

import dev.sistercity.registry.event.CooperationStatus;
import dev.sistercity.registry.event.Coverage;
import dev.sistercity.registry.event.Launched;
import dev.sistercity.registry.event.Topic;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Items;
import dev.sistercity.registry.shared.value.Lists;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A network of cities around a theme, as clients write it.
 *
 * @param name short for a first name
 * @param coordinator reference to the city whose office writes for the network; null where there is none
 * @param members references to the cities that are known to belong to it; there may be more
 * @param launchedAt id of the forum at which it began; the forum shows it among its outcomes
 */
@Schema(
        name = "NetworkDraft",
        description = "A network of cities around a theme, as it is sent: `name` or `names` is needed")
public record NetworkDraft(
        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(description = "Short for a first name", examples = "Green shipping corridors")
        String name,

        @Size(max = 100, message = "must be 100 at the most") @Schema(description = "Its names by language")
        List<@NotNull(message = "must not be null") @Valid Name> names,

        @Size(max = 50, message = "must be 50 at the most") @Schema(description = "Its theme by language")
        List<@NotNull(message = "must not be null") @Valid Text> theme,

        @Size(max = 50, message = "must be 50 at the most")
        @Schema(description = "Fields, as of partnerships", examples = "[\"environment\"]")
        List<@NotNull(message = "must not be null") @Topic String> fields,

        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(
                description =
                        "The city that speaks for it: an id, or {scheme}:{value}. Its office may write the network",
                examples = "geonames:1796236")
        String coordinator,

        @NotNull(message = "must be given")
        @Size(min = 1, max = 5000, message = "must be 1 to 5000")
        @Schema(
                description = "Cities that are known to belong to it: ids, or {scheme}:{value}; there may be more",
                examples = "[\"geonames:1796236\"]")
        List<
                        @NotNull(message = "must not be null")
                        @Size(max = 200, message = "must have at most 200 characters") String>
                members,

        @Valid @Schema(description = "How far it reaches, as stated")
        Coverage coverage,

        @Size(max = 36, message = "must be an id") @Schema(description = "Id of the forum that launched it")
        String launchedAt,

        @Schema(description = "Start (EDTF)", examples = "2022")
        EdtfDate started,

        @Schema(description = "End (EDTF), of one that is ended")
        EdtfDate ended,

        @Schema(description = "active by default", examples = "active")
        CooperationStatus status)
        implements Launched {

    public NetworkDraft {
        names = Items.identified(Lists.compact(names));
        theme = Lists.compact(theme);
        fields = Lists.compact(fields);
        members = members == null ? null : Lists.compact(members);
        status = status == null ? CooperationStatus.ACTIVE : status;
    }
}
