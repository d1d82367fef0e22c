package dev.sistercity.registry.office;

import dev.sistercity.registry.endpoint.RecordResource;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Offices: who writes for which city. */
@Path("/v1/offices")
@Tag(name = "Offices")
class OfficeResource extends RecordResource<OfficeDraft> {

    OfficeResource(OfficeCollection type, OfficeRegister register) {
        super(type, register);
    }
}
