package dev.sistercity.registry.forum.api;

import dev.sistercity.registry.shared.value.EdtfDate;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When a session was held, by the clocks where it was. */
@Schema(name = "SessionTime", description = "When a session was held, by the clocks where it was")
public record SessionTime(
        @Schema(description = "The day, where it is not that of the forum (EDTF)", examples = "2023-11-02")
        EdtfDate date,

        @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]", message = "must be hours and minutes, such as 09:30")
        @Schema(description = "From when, in hours and minutes", examples = "09:30")
        String from,

        @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]", message = "must be hours and minutes, such as 11:00")
        @Schema(description = "Until when, in hours and minutes", examples = "11:00")
        String until) {}
