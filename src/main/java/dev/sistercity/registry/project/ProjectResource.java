package dev.sistercity.registry.project;

import dev.sistercity.registry.endpoint.RecordResource;
import dev.sistercity.registry.project.api.CooperationDraft;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Cooperation projects. */
@Path("/v1/projects")
@Tag(name = "Projects")
class ProjectResource extends RecordResource<CooperationDraft> {

    ProjectResource(ProjectCollection type, ProjectRegister register) {
        super(type, register);
    }
}
