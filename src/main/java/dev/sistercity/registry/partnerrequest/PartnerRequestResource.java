package dev.sistercity.registry.partnerrequest;

import dev.sistercity.registry.endpoint.RecordResource;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Cities that look for partners. */
@Path("/v1/partner-requests")
@Tag(name = "Partner requests")
class PartnerRequestResource extends RecordResource<PartnerRequestDraft> {

    PartnerRequestResource(PartnerRequestCollection type, PartnerRequestRegister register) {
        super(type, register);
    }
}
