package dev.sistercity.registry.partnership;

import dev.sistercity.registry.endpoint.MergeableResource;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Partnerships: one record for all sides. */
@Path("/v1/partnerships")
@Tag(name = "Partnerships")
class PartnershipResource extends MergeableResource<PartnershipDraft> {

    PartnershipResource(PartnershipCollection type, PartnershipRegister register) {
        super(type, register);
    }
}
