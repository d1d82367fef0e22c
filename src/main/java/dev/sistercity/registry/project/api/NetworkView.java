package dev.sistercity.registry.project.api;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.event.CooperationStatus;
import dev.sistercity.registry.event.Coverage;
import dev.sistercity.registry.event.RecordRef;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Text;
import dev.sistercity.registry.source.api.SourceRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A network of cities as a caller reads it. */
@Schema(name = "Network", description = "Many cities around a theme")
public record NetworkView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "In the language asked for")
        String name,

        @Schema(required = true, description = "Its names by language")
        List<Name> names,

        @Schema(required = true, description = "Its theme by language")
        List<Text> theme,

        @Schema(required = true, description = "What it is about", examples = "[\"environment\"]")
        List<String> fields,

        @Schema(description = "The city that speaks for it") CityRef coordinator,

        @Schema(required = true, description = "Cities that are known to belong to it; there may be more")
        List<CityRef> members,

        @Schema(description = "How far it reaches, as stated")
        Coverage coverage,

        @Schema(description = "The forum that launched it") RecordRef launchedAt,

        @Schema(description = "Start (EDTF)", examples = "2022")
        EdtfDate started,

        @Schema(description = "Until when (EDTF)") EdtfDate ended,

        @Schema(required = true, description = "Where it stands")
        CooperationStatus status,

        @Schema(required = true, description = "The sources of its claims")
        List<SourceRef> sources,

        @Schema(required = true, description = "From 1, one more with each change")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {}
