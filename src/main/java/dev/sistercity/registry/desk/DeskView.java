package dev.sistercity.registry.desk;

import dev.sistercity.registry.city.api.CityRef;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an office has to know. */
@Schema(name = "Desk", description = "What awaits an office and what concerns it; of each the first 100")
record DeskView(
        @Schema(
                required = true,
                description = "The cities that it is about: those you speak for, without the units under them")
        List<CityRef> cities,

        @Schema(required = true, description = "What awaits your word: proposals first")
        List<DeskItem> awaitsMyWord,

        @Schema(required = true, description = "What awaits the word of others")
        List<DeskItem> awaitsOthers,

        @Schema(required = true, description = "What is said about your cities and partnerships, the latest first")
        List<DeskItem> saidAboutUs,

        @Schema(required = true, description = "What ends within 60 days, the next first")
        List<DeskItem> lapses,

        @Schema(required = true, description = "Anniversaries of the next 90 days")
        List<DeskItem> anniversaries,

        @Schema(required = true, description = "What was promised for or towards your cities, and is open")
        List<DeskItem> openCommitments) {}
