package dev.sistercity.registry.office;

import dev.sistercity.registry.endpoint.ItemResource;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Names of an office, one by one. */
@Path("/v1/offices/{id}/names")
@Tag(name = "Offices")
class OfficeNameResource extends ItemResource<OfficeDraft> {

    OfficeNameResource(OfficeCollection type, OfficeRegister register) {
        super(type, register, "names");
    }
}
