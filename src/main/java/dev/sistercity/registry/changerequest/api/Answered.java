package dev.sistercity.registry.changerequest.api;

import dev.sistercity.registry.shared.value.Lists;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An answer to a change request, as it was given. */
@Schema(name = "Answer", description = "An answer to a change request")
public record Answered(
        @Schema(required = true) Verdict verdict,

        @Schema(required = true, description = "When") Instant at,

        @Schema(required = true, description = "Who, as the revisions name them")
        String by,

        @Schema(required = true, description = "Ids of the cities for which it was given, where sides have to agree")
        List<String> cities,

        @Schema(required = true, description = "Why") String reason) {

    public Answered {
        cities = Lists.compact(cities);
    }
}
