package dev.sistercity.registry.calendar;

import dev.sistercity.registry.shared.page.PageInfo;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Anniversaries as a caller reads them. */
@Schema(name = "Anniversaries", description = "The anniversaries of some days, the earliest first")
public record AnniversariesView(
        @Schema(required = true) List<AnniversaryView> items,

        @Schema(required = true, description = "The first day asked about")
        LocalDate from,

        @Schema(required = true, description = "The last day asked about")
        LocalDate until,

        @Schema(required = true, description = "How many they are")
        int total,

        @Schema(
                required = true,
                description =
                        "Partnerships among those asked about of which no year is known: they have no anniversary")
        int undated,

        @Schema(required = true, description = "Where the page stands among them")
        PageInfo page) {}
