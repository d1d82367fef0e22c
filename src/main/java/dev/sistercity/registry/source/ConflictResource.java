package dev.sistercity.registry.source;

import dev.sistercity.registry.endpoint.DerivedResource;
import dev.sistercity.registry.source.api.ClaimDraft;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Conflicts: what sources and records say differently. */
@Path("/v1/conflicts")
@Tag(name = "Conflicts")
class ConflictResource extends DerivedResource<ClaimDraft> {

    ConflictResource(ConflictCollection type) {
        super(type);
    }
}
