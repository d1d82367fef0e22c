package dev.sistercity.registry.source;

import dev.sistercity.registry.endpoint.RecordResource;
import dev.sistercity.registry.source.api.ClaimDraft;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Claims: what a source says of a record. */
@Path("/v1/claims")
@Tag(name = "Claims")
class ClaimResource extends RecordResource<ClaimDraft> {

    ClaimResource(ClaimCollection type, ClaimRegister register) {
        super(type, register);
    }
}
