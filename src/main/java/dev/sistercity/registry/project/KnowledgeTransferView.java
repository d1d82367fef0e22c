package dev.sistercity.registry.project;

import dev.sistercity.registry.city.CityRef;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Text;
import dev.sistercity.registry.source.SourceRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one city learnt from another, as a caller reads it. */
@Schema(name = "KnowledgeTransfer", description = "What one city learnt from another")
record KnowledgeTransferView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "The city that knew it")
        CityRef fromCity,

        @Schema(required = true, description = "The city that learnt it")
        CityRef toCity,

        @Schema(required = true, description = "What was learnt, in different languages")
        List<Text> what,

        @Schema(required = true, description = "What it is about", examples = "[\"digital\"]")
        List<String> fields,

        @Schema(description = "When (EDTF)", examples = "../2023")
        EdtfDate date,

        @Schema(required = true, description = "Who says so: the sources of the claims about it")
        List<SourceRef> sources,

        @Schema(required = true, description = "Counts the record's changes, from 1")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {}
