package dev.sistercity.registry.draft;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.body.BodyLimit;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.endpoint.PrivateAnswer;
import dev.sistercity.registry.endpoint.PrivateEndpoints;
import dev.sistercity.registry.endpoint.PrivateReads;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Drafts: each for the offices that are named in it. */
@Path("/v1/drafts")
@Tag(name = "Drafts")
@Blocking
class SharedDraftResource {

    private final PrivateEndpoints endpoints;
    private final PrivateReads privateReads;
    private final SharedDrafts drafts;
    private final SharedDraftStore store;
    private final SharedDraftViews views;

    SharedDraftResource(
            PrivateEndpoints endpoints,
            PrivateReads privateReads,
            SharedDrafts drafts,
            SharedDraftStore store,
            SharedDraftViews views) {
        this.endpoints = endpoints;
        this.privateReads = privateReads;
        this.drafts = drafts;
        this.store = store;
        this.views = views;
    }

    @GET
    @RolesAllowed(Role.KNOWN)
    public RestResponse<byte[]> list(@Context RoutingContext context) {
        UUID office = reader();
        return endpoints.list(
                context,
                (after, limit) ->
                        store.list(office, after, limit).stream().map(views::of).toList(),
                () -> store.count(office),
                SharedDraftView::id,
                view -> view);
    }

    @POST
    @RolesAllowed(Role.OFFICE)
    @Consumes(MediaType.APPLICATION_JSON)
    @TakesBody
    public RestResponse<byte[]> create(byte[] body, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        SharedDraftDraft draft = endpoints.draft(body, SharedDraftDraft.class);
        return endpoints.write(context, body, () -> {
            SharedDraftView made = views.of(drafts.create(actor, draft));
            return PrivateAnswer.created("/v1/drafts/" + made.id(), made, made);
        });
    }

    @GET
    @RolesAllowed(Role.KNOWN)
    @Path("/{id}")
    public RestResponse<byte[]> read(@RestPath String id, @Context RoutingContext context) {
        UUID office = reader();
        UUID draft = ParameterValues.id("id", id);
        return endpoints.read(
                context, () -> store.find(office, draft).map(views::of), SharedDraftView::version, view -> view);
    }

    @PATCH
    @RolesAllowed(Role.OFFICE)
    @Path("/{id}")
    @Consumes(PrivateEndpoints.MERGE_PATCH)
    @TakesBody
    public RestResponse<byte[]> update(@RestPath String id, byte[] body, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID draft = ParameterValues.id("id", id);
        UnaryOperator<SharedDraftDraft> patch = endpoints.patch(body, SharedDraftDraft.class);
        LongPredicate current = endpoints.current(context);
        return endpoints.write(context, body, () -> changed(drafts.update(actor, draft, current, patch)));
    }

    @DELETE
    @RolesAllowed(Role.OFFICE)
    @Path("/{id}")
    public RestResponse<byte[]> delete(@RestPath String id, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID draft = ParameterValues.id("id", id);
        LongPredicate current = endpoints.current(context);
        return endpoints.write(context, null, () -> {
            drafts.delete(actor, draft, current);
            return PrivateAnswer.deleted();
        });
    }

    @POST
    @RolesAllowed(Role.OFFICE)
    @Path("/{id}/comments")
    @Consumes(MediaType.APPLICATION_JSON)
    @TakesBody
    public RestResponse<byte[]> comment(@RestPath String id, byte[] body, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID draft = ParameterValues.id("id", id);
        DraftCommentDraft said = endpoints.draft(body, DraftCommentDraft.class);
        return endpoints.write(context, body, () -> changed(drafts.comment(actor, draft, said)));
    }

    @POST
    @RolesAllowed(Role.OFFICE)
    @Path("/{id}/publish")
    @TakesBody(BodyLimit.NONE)
    public RestResponse<byte[]> publish(@RestPath String id, byte[] body, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID draft = ParameterValues.id("id", id);
        privateReads.check(context, body);
        LongPredicate current = endpoints.current(context);
        SharedDraft seen = endpoints
                .inTransaction(() -> store.find(actor.office(), draft))
                .orElseThrow(() -> RegistryException.notFound("draft", draft));
        // One that is published may have been by this very request, sent again: that is told in its transaction.
        DraftPublication.Prepared<?> prepared = seen.published() == null ? drafts.prepare(seen, current) : null;
        return endpoints.writeWithoutBody(context, body, () -> {
            SharedDrafts.Published published =
                    drafts.publish(actor, draft, prepared, version -> version == seen.version());
            return changed(published.draft()).with(published.changes());
        });
    }

    /** The office that asks; null for all other callers. A key of an application or a screen hangs where many see it. */
    private UUID reader() {
        Actor actor = endpoints.actor();
        return actor.role().equals(Role.OFFICE) ? actor.office() : null;
    }

    private PrivateAnswer changed(SharedDraft draft) {
        return PrivateAnswer.changed(draft.version(), views.of(draft));
    }
}
