package dev.sistercity.registry.campaign.api;

import dev.sistercity.registry.shared.value.Lists;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When a screen is on.
 *
 * @param days on which it opens; empty for every day
 * @param closes on the next day, where it is not after {@code opens}
 */
@Schema(name = "OpeningHours", description = "When a screen is on, as the clocks go where it is")
record OpeningHours(
        @Size(max = 7, message = "must be 7 at the most")
        @Schema(description = "Days on which it opens; every day if empty", examples = "[\"saturday\",\"sunday\"]")
        List<@NotNull(message = "must not be null") Weekday> days,

        @NotNull(message = "must be given")
        @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]", message = "must be a time such as 06:30")
        @Schema(description = "Hours and minutes", examples = "06:30")
        String opens,

        @NotNull(message = "must be given")
        @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]", message = "must be a time such as 23:00")
        @Schema(description = "Hours and minutes; on the next day, unless it is after `opens`", examples = "23:00")
        String closes) {

    OpeningHours {
        days = Lists.compact(days);
    }
}
