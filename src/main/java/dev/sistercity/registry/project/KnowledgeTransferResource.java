package dev.sistercity.registry.project;

import dev.sistercity.registry.endpoint.RecordResource;
import dev.sistercity.registry.project.api.KnowledgeTransferDraft;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What cities learnt from each other. */
@Path("/v1/knowledge-transfers")
@Tag(name = "Knowledge transfers")
class KnowledgeTransferResource extends RecordResource<KnowledgeTransferDraft> {

    KnowledgeTransferResource(KnowledgeTransferCollection type, KnowledgeTransferRegister register) {
        super(type, register);
    }
}
