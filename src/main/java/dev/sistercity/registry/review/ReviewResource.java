package dev.sistercity.registry.review;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.endpoint.PrivateAnswer;
import dev.sistercity.registry.endpoint.PrivateEndpoints;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Rows of lists that wait for a decision. */
@Path("/v1/reviews")
@Tag(name = "Reviews")
@RolesAllowed({Role.REGISTRAR, Role.OFFICE})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class ReviewResource {

    private static final List<ListParameter> FILTERS = List.of(
            ListParameter.id("import", "Only rows of this import", null),
            ListParameter.text("name", "Only rows that ask about this name, as written", "Eisenberg"),
            ListParameter.text("country", "Only rows that ask about a name in this country, as written", "Germany"),
            ListParameter.choice("status", "open by default", Kebab.all(ReviewStatus.class), "open"));

    private final ReviewStore store;
    private final ReviewService reviewService;
    private final PrivateEndpoints endpoints;

    ReviewResource(ReviewStore store, ReviewService reviewService, PrivateEndpoints endpoints) {
        this.store = store;
        this.reviewService = reviewService;
        this.endpoints = endpoints;
    }

    @GET
    @RolesAllowed(Role.KNOWN)
    @Operation(
            operationId = "listReviews",
            summary = "List rows to review",
            description =
                    "Rows of imported lists whose cities are not clear, with candidates. An office sees those of its own "
                            + "imports.")
    @Parameter(
            name = "import",
            in = ParameterIn.QUERY,
            description = "Only rows of this import",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @Parameter(
            name = "name",
            in = ParameterIn.QUERY,
            description = "Only rows that ask about this name, as written",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "country",
            in = ParameterIn.QUERY,
            description = "Only rows that ask about a name in this country, as written",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "open by default",
            schema = @Schema(enumeration = {"open", "decided", "superseded"}))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Page size, 1–200",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "20"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "Where the page begins: `nextCursor` of the page before",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page of reviews",
            content = @Content(schema = @Schema(implementation = ReviewPage.class)))
    public RestResponse<byte[]> list(@Context RoutingContext context) {
        Actor actor = endpoints.actor();
        return endpoints.narrowed(
                context,
                FILTERS,
                (filters, after, limit) -> {
                    if (filters.containsKey("import")) {
                        ParameterValues.id("import", filters.get("import"));
                    }
                    return new PrivateEndpoints.FoundRows<>(
                            store.list(actor, filters, after, limit), store.count(actor, filters));
                },
                Review::id,
                ReviewView::of);
    }

    @GET
    @RolesAllowed(Role.KNOWN)
    @Path("/{id}")
    @Operation(operationId = "readReview", summary = "Read a review", description = "One row, with its candidates.")
    @APIResponse(
            responseCode = "200",
            description = "The row",
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    public RestResponse<byte[]> read(@RestPath String id, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID review = ParameterValues.id("id", id);
        return endpoints.read(context, () -> store.find(actor, review), found -> 1, ReviewView::of);
    }

    @POST
    @Path("/{id}/accept")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "acceptReview", summary = "Accept a row with these cities", description = """
                    The row is imported with these cities. The answer is remembered for this row: the next import of the list \
                    does not ask again.""")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReviewAnswerDraft.class)))
    @APIResponse(
            responseCode = "200",
            description = "The row and its outcome",
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @TakesBody
    public RestResponse<byte[]> accept(@RestPath String id, byte[] body, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID review = ParameterValues.id("id", id);
        ReviewAnswerDraft answer = endpoints.draft(body, ReviewAnswerDraft.class);
        return endpoints.write(context, body, () -> decided(reviewService.accept(review, answer, actor)));
    }

    @POST
    @Path("/{id}/reject")
    @Operation(operationId = "rejectReview", summary = "Reject a row", description = """
                    It is rejected, now and in the next import of the list. Takes no body.""")
    @APIResponse(
            responseCode = "200",
            description = "The row",
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    public RestResponse<byte[]> reject(@RestPath String id, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID review = ParameterValues.id("id", id);
        return endpoints.writeWithoutBody(context, null, () -> decided(reviewService.reject(review, actor)));
    }

    @POST
    @Path("/{id}/reopen")
    @Operation(operationId = "reopenReview", summary = "Reopen a row", description = """
                    The decision is forgotten, and the row open again, until it is answered or the list is imported \
                    anew. The partnership that was made of it is deleted if no other source tells of it and it has not changed, else \
                    the row's word on it. Cities that were made stay. Takes no body.""")
    @APIResponse(
            responseCode = "200",
            description = "The row",
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    public RestResponse<byte[]> reopen(@RestPath String id, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID review = ParameterValues.id("id", id);
        return endpoints.writeWithoutBody(context, null, () -> decided(reviewService.reopen(review, actor)));
    }

    @POST
    @Path("/rules")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "ruleReviews", summary = "Add a name rule", description = """
                    All open rows that ask about this name are imported with that city, a thousand at a time. The rule is \
                    remembered for the next imports; what was said of one row goes over it.""")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReviewRuleDraft.class)))
    @APIResponse(
            responseCode = "200",
            description = "How many rows it settled",
            content = @Content(schema = @Schema(implementation = ReviewRuleView.class)))
    @TakesBody
    public RestResponse<byte[]> rule(byte[] body, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        ReviewRuleDraft rule = endpoints.draft(body, ReviewRuleDraft.class);
        return endpoints.write(context, body, () -> {
            ReviewService.Ruled ruled = reviewService.rule(rule, actor);
            return PrivateAnswer.changed(1, ruled.rule()).with(ruled.changes());
        });
    }

    private static PrivateAnswer decided(ReviewService.Decided decided) {
        return PrivateAnswer.changed(1, ReviewView.of(decided.review())).with(decided.changes());
    }
}
