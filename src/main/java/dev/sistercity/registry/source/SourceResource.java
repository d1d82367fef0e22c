package dev.sistercity.registry.source;

import dev.sistercity.registry.endpoint.RecordResource;
import dev.sistercity.registry.source.api.SourceDraft;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sources: publications that say something of a record. */
@Path("/v1/sources")
@Tag(name = "Sources")
class SourceResource extends RecordResource<SourceDraft> {

    SourceResource(SourceCollection type, SourceRegister register) {
        super(type, register);
    }
}
