package dev.sistercity.registry.project;

import dev.sistercity.registry.endpoint.RecordResource;
import dev.sistercity.registry.project.api.NetworkDraft;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Many cities around a theme. */
@Path("/v1/networks")
@Tag(name = "Networks")
class NetworkResource extends RecordResource<NetworkDraft> {

    NetworkResource(NetworkCollection type, NetworkRegister register) {
        super(type, register);
    }
}
