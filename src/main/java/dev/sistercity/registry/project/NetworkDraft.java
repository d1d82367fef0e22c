package dev.sistercity.registry.project;

import dev.sistercity.registry.happening.CooperationStatus;
import dev.sistercity.registry.happening.Coverage;
import dev.sistercity.registry.happening.Launched;
import dev.sistercity.registry.happening.Topic;
import dev.sistercity.registry.shared.value.EdtfDate;
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
 * A network of cities around a theme, as somebody writes it down.
 *
 * @param name short for a first name
 * @param coordinator reference to the city whose office writes for the network; null where nobody does
 * @param members references to the cities that are known to belong to it; there may be more
 * @param launchedAt id of the forum at which it began; the forum shows it among its outcomes
 */
@Schema(
        name = "NetworkDraft",
        description = "A network of cities around a theme, as somebody writes it down: `name` or `names` is needed")
public record NetworkDraft(
        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(description = "Short for a first name", examples = "Green shipping corridors")
        String name,

        @Size(max = 100, message = "must be 100 at the most") @Schema(description = "Its names in different languages")
        List<@NotNull(message = "must not be null") @Valid Name> names,

        @Size(max = 50, message = "must be 50 at the most") @Schema(description = "Its theme in different languages")
        List<@NotNull(message = "must not be null") @Valid Text> theme,

        @Size(max = 50, message = "must be 50 at the most")
        @Schema(description = "What it is about, as of partnerships", examples = "[\"environment\"]")
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

        @Valid @Schema(description = "How far it reaches, as it is stated")
        Coverage coverage,

        @Size(max = 36, message = "must be an id")
        @Schema(description = "Id of the forum at which it began, which shows it among its outcomes")
        String launchedAt,

        @Schema(description = "Since when (EDTF)", examples = "2022")
        EdtfDate started,

        @Schema(description = "Until when (EDTF); goes with the status ended only")
        EdtfDate ended,

        @Schema(description = "active by default", examples = "active")
        CooperationStatus status)
        implements Launched {

    public NetworkDraft {
        names = Lists.compact(names);
        theme = Lists.compact(theme);
        fields = Lists.compact(fields);
        members = members == null ? null : Lists.compact(members);
        status = status == null ? CooperationStatus.ACTIVE : status;
    }
}
