package dev.sistercity.registry.commitment;

import dev.sistercity.registry.endpoint.RecordResource;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What speakers promised or wished. */
@Path("/v1/commitments")
@Tag(name = "Commitments")
class CommitmentResource extends RecordResource<CommitmentDraft> {

    CommitmentResource(CommitmentCollection type, CommitmentRegister register) {
        super(type, register);
    }
}
