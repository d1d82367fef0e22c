package dev.sistercity.registry.forum;

import dev.sistercity.registry.endpoint.RecordResource;
import dev.sistercity.registry.forum.api.ForumSeriesDraft;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Series: forums that come again. */
@Path("/v1/forum-series")
@Tag(name = "Forum series")
class ForumSeriesResource extends RecordResource<ForumSeriesDraft> {

    ForumSeriesResource(ForumSeriesCollection type, ForumSeriesRegister register) {
        super(type, register);
    }
}
