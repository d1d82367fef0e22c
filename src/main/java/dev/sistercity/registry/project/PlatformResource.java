package dev.sistercity.registry.project;

import dev.sistercity.registry.endpoint.RecordResource;
import dev.sistercity.registry.project.api.CooperationDraft;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Cooperation platforms. */
@Path("/v1/platforms")
@Tag(name = "Platforms")
class PlatformResource extends RecordResource<CooperationDraft> {

    PlatformResource(PlatformCollection type, PlatformRegister register) {
        super(type, register);
    }
}
