package dev.sistercity.registry.project;

import dev.sistercity.registry.endpoint.ItemResource;
import dev.sistercity.registry.project.api.CooperationDraft;
import dev.sistercity.registry.project.api.NetworkDraft;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Parts of platforms, projects and networks that have addresses of their own. */
final class ProjectItems {

    private ProjectItems() {}

    /** Names of a platform. */
    @Path("/v1/platforms/{id}/names")
    @Tag(name = "Platforms")
    static class NamesOfPlatform extends ItemResource<CooperationDraft> {

        NamesOfPlatform(PlatformCollection type, PlatformRegister register) {
            super(type, register, "names");
        }
    }

    /** Names of a project. */
    @Path("/v1/projects/{id}/names")
    @Tag(name = "Projects")
    static class NamesOfProject extends ItemResource<CooperationDraft> {

        NamesOfProject(ProjectCollection type, ProjectRegister register) {
            super(type, register, "names");
        }
    }

    /** Names of a network. */
    @Path("/v1/networks/{id}/names")
    @Tag(name = "Networks")
    static class NamesOfNetwork extends ItemResource<NetworkDraft> {

        NamesOfNetwork(NetworkCollection type, NetworkRegister register) {
            super(type, register, "names");
        }
    }
}
