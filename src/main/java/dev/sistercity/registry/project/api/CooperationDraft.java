package dev.sistercity.registry.project.api;

import dev.sistercity.registry.event.CooperationStatus;
import dev.sistercity.registry.event.CounterpartDraft;
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
 * A platform or a project as clients write it.
 *
 * @param name short for a first name
 * @param owners references to the cities, districts or counties whose it is
 * @param launchedAt id of the forum at which it began; the forum shows it among its outcomes
 */
@Schema(name = "CooperationDraft", description = "A platform or a project as it is sent: `name` or `names` is needed")
public record CooperationDraft(
        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(description = "Short for a first name", examples = "Sino-Dutch Big Data Industrial Platform")
        String name,

        @Size(max = 100, message = "must be 100 at the most") @Schema(description = "Its names by language")
        List<@NotNull(message = "must not be null") @Valid Name> names,

        @NotNull(message = "must be given")
        @Size(min = 1, max = 50, message = "must be 1 to 50")
        @Schema(description = "Whose it is: ids, or {scheme}:{value}", examples = "[\"geonames:1790923\"]")
        List<
                        @NotNull(message = "must not be null")
                        @Size(max = 200, message = "must have at most 200 characters") String>
                owners,

        @Size(max = 100, message = "must be 100 at the most") @Schema(description = "Cities, countries, organizations")
        List<@NotNull(message = "must not be null") @Valid CounterpartDraft> counterparts,

        @Size(max = 50, message = "must be 50 at the most")
        @Schema(description = "Fields, as of partnerships", examples = "[\"economy-trade\"]")
        List<@NotNull(message = "must not be null") @Topic String> fields,

        @Valid @Schema(description = "How far it reaches, as stated")
        Coverage coverage,

        @Size(max = 36, message = "must be an id") @Schema(description = "Id of the forum that launched it")
        String launchedAt,

        @Schema(description = "Start (EDTF)", examples = "2021-12-08")
        EdtfDate started,

        @Schema(description = "End (EDTF), of one that is ended")
        EdtfDate ended,

        @Schema(description = "active by default", examples = "active")
        CooperationStatus status,

        @Size(max = 50, message = "must be 50 at the most") @Schema(description = "What it does, by language")
        List<@NotNull(message = "must not be null") @Valid Text> summary)
        implements Launched {

    public CooperationDraft {
        names = Items.identified(Lists.compact(names));
        owners = owners == null ? null : Lists.compact(owners);
        counterparts = Lists.compact(counterparts);
        fields = Lists.compact(fields);
        status = status == null ? CooperationStatus.ACTIVE : status;
        summary = Lists.compact(summary);
    }
}
