package dev.sistercity.registry.project.api;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Text;
import dev.sistercity.registry.source.api.SourceRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one city learnt from another, as a caller reads it. */
@Schema(name = "KnowledgeTransfer", description = "What one city learnt from another")
public record KnowledgeTransferView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "The city that knew it")
        CityRef fromCity,

        @Schema(required = true, description = "The city that learnt it")
        CityRef toCity,

        @Schema(required = true, description = "What was learnt, by language")
        List<Text> what,

        @Schema(required = true, description = "What it is about", examples = "[\"digital\"]")
        List<String> fields,

        @Schema(description = "When (EDTF)", examples = "../2023")
        EdtfDate date,

        @Schema(required = true, description = "The sources of its claims")
        List<SourceRef> sources,

        @Schema(required = true, description = "From 1, one more with each change")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {}
