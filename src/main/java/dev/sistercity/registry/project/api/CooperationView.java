package dev.sistercity.registry.project.api;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.event.CooperationStatus;
import dev.sistercity.registry.event.CounterpartView;
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

/** A platform or a project as a caller reads it. */
@Schema(name = "Cooperation", description = "What cities have built together, or do together")
public record CooperationView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "In the language asked for")
        String name,

        @Schema(required = true, description = "Its names by language")
        List<Name> names,

        @Schema(required = true, description = "The cities, districts or counties whose it is")
        List<CityRef> owners,

        @Schema(required = true, description = "Cities, countries, organizations")
        List<CounterpartView> counterparts,

        @Schema(required = true, description = "What it is about", examples = "[\"economy-trade\"]")
        List<String> fields,

        @Schema(description = "How far it reaches, as stated")
        Coverage coverage,

        @Schema(description = "The forum that launched it") RecordRef launchedAt,

        @Schema(description = "Start (EDTF)", examples = "2021-12-08")
        EdtfDate started,

        @Schema(description = "Until when (EDTF)") EdtfDate ended,

        @Schema(required = true, description = "Where it stands")
        CooperationStatus status,

        @Schema(required = true, description = "What it does, by language")
        List<Text> summary,

        @Schema(required = true, description = "The sources of its claims")
        List<SourceRef> sources,

        @Schema(required = true, description = "From 1, one more with each change")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {}
