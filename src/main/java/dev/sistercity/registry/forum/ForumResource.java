package dev.sistercity.registry.forum;

import dev.sistercity.registry.endpoint.RecordResource;
import dev.sistercity.registry.forum.api.ForumDraft;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Forums, conferences and their like. */
@Path("/v1/forums")
@Tag(name = "Forums")
class ForumResource extends RecordResource<ForumDraft> {

    ForumResource(ForumCollection type, ForumRegister register) {
        super(type, register);
    }
}
