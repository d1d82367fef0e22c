package dev.sistercity.registry.forum;

import dev.sistercity.registry.endpoint.RecordResource;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Forums, conferences and their like. */
@Path("/v1/forums")
@Tag(name = "Forums")
class ForumResource extends RecordResource<ForumDraft> {

    ForumResource(ForumType type, ForumRegister register) {
        super(type, register);
    }
}
