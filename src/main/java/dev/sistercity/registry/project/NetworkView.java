package dev.sistercity.registry.project;

import dev.sistercity.registry.city.CityRef;
import dev.sistercity.registry.happening.CooperationStatus;
import dev.sistercity.registry.happening.Coverage;
import dev.sistercity.registry.happening.RecordRef;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Text;
import dev.sistercity.registry.source.SourceRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A network of cities as a caller reads it. */
@Schema(name = "Network", description = "Many cities around a theme")
record NetworkView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "Its name in the language asked for")
        String name,

        @Schema(required = true, description = "Its names in different languages")
        List<Name> names,

        @Schema(required = true, description = "Its theme in different languages")
        List<Text> theme,

        @Schema(required = true, description = "What it is about", examples = "[\"environment\"]")
        List<String> fields,

        @Schema(description = "The city that speaks for it") CityRef coordinator,

        @Schema(required = true, description = "Cities that are known to belong to it; there may be more")
        List<CityRef> members,

        @Schema(description = "How far it reaches, as it is stated")
        Coverage coverage,

        @Schema(description = "The forum at which it began, found at /v1/forums/{id}")
        RecordRef launchedAt,

        @Schema(description = "Since when (EDTF)", examples = "2022")
        EdtfDate started,

        @Schema(description = "Until when (EDTF)") EdtfDate ended,

        @Schema(required = true, description = "Where it stands")
        CooperationStatus status,

        @Schema(required = true, description = "Who says so: the sources of the claims about it")
        List<SourceRef> sources,

        @Schema(required = true, description = "Counts the record's changes, from 1")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {}
