package dev.sistercity.registry.penfriendship;

import dev.sistercity.registry.endpoint.RecordResource;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Pen friendships: classes that write to each other. */
@Path("/v1/pen-friendships")
@Tag(name = "Pen friendships")
@IfBuildProperty(name = AddedCollectionTest.SWITCH, stringValue = "true")
class PenFriendshipResource extends RecordResource<PenFriendshipDraft> {

    PenFriendshipResource(PenFriendshipCollection type, PenFriendshipRegister register) {
        super(type, register);
    }
}
