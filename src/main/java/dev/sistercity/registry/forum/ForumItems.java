package dev.sistercity.registry.forum;

import dev.sistercity.registry.endpoint.ItemResource;
import dev.sistercity.registry.forum.api.ForumDraft;
import dev.sistercity.registry.forum.api.ForumSeriesDraft;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Parts of forums and their series that have addresses of their own. */
final class ForumItems {

    private ForumItems() {}

    /** Names of a forum. */
    @Path("/v1/forums/{id}/names")
    @Tag(name = "Forums")
    static class Names extends ItemResource<ForumDraft> {

        Names(ForumCollection type, ForumRegister register) {
            super(type, register, "names");
        }
    }

    /** Sessions of a forum. */
    @Path("/v1/forums/{id}/sessions")
    @Tag(name = "Forums")
    static class Sessions extends ItemResource<ForumDraft> {

        Sessions(ForumCollection type, ForumRegister register) {
            super(type, register, "sessions");
        }
    }

    /** Participants of a forum. */
    @Path("/v1/forums/{id}/participants")
    @Tag(name = "Forums")
    static class Participants extends ItemResource<ForumDraft> {

        Participants(ForumCollection type, ForumRegister register) {
            super(type, register, "participants");
        }
    }

    /** Names of a series. */
    @Path("/v1/forum-series/{id}/names")
    @Tag(name = "Forum series")
    static class NamesOfSeries extends ItemResource<ForumSeriesDraft> {

        NamesOfSeries(ForumSeriesCollection type, ForumSeriesRegister register) {
            super(type, register, "names");
        }
    }
}
