package dev.sistercity.registry.partnership;

import dev.sistercity.registry.endpoint.RecordResource;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Partnerships: one record for all sides. */
@Path("/v1/partnerships")
@Tag(name = "Partnerships")
class PartnershipResource extends RecordResource<PartnershipDraft> {

    PartnershipResource(PartnershipType type, PartnershipRegister register) {
        super(type, register);
    }
}
