package dev.sistercity.registry.job;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.endpoint.PrivateEndpoints;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.job.api.JobPage;
import dev.sistercity.registry.job.api.JobView;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Long work, as its sender watches it. */
@Path("/v1/jobs")
@Tag(name = "Jobs")
@RolesAllowed({Role.REGISTRAR, Role.OFFICE})
class JobResource {

    /** A range of an Accept header that events fall into, and that is not refused by a quality of 0. */
    private static final Pattern EVENTS =
            Pattern.compile("(?:text/event-stream|text/\\*|\\*/\\*)(?!\\s*+;\\s*+q=0(?:\\.0++)?(?![.0-9]))");

    private final Jobs jobs;
    private final JobStream stream;
    private final PrivateEndpoints endpoints;

    JobResource(Jobs jobs, JobStream stream, PrivateEndpoints endpoints) {
        this.jobs = jobs;
        this.stream = stream;
        this.endpoints = endpoints;
    }

    @GET
    @RolesAllowed(Role.KNOWN)
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(
            operationId = "listJobs",
            summary = "List jobs",
            description = "Newest first. The registrar sees all jobs, every other caller the jobs that it has sent.")
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            description = "Only jobs of this kind",
            schema = @Schema(enumeration = {"gazetteer-import", "import", "restoration"}))
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Only jobs with this status",
            schema = @Schema(enumeration = {"queued", "running", "done", "failed", "cancelled"}))
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
            description = "A page of jobs",
            content = @Content(schema = @Schema(implementation = JobPage.class)))
    public RestResponse<byte[]> list(@Context RoutingContext context) {
        Actor caller = endpoints.actor();
        return endpoints.narrowed(
                context,
                JobFilter.parameters(jobs.kinds()),
                (parameters, after, limit) -> jobs.list(JobFilter.of(caller, parameters), after, limit),
                JobView::id,
                job -> job);
    }

    @GET
    @RolesAllowed(Role.KNOWN)
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(
            operationId = "readJob",
            summary = "Read a job",
            description = "How far it is, and when it has ended, its report. Its sender and the registrar may.")
    @APIResponse(
            responseCode = "200",
            description = "The job",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public RestResponse<JobView> read(@RestPath String id, @Context RoutingContext context) {
        checked(context).requireJsonAccepted();
        return answer(jobs.get(id(id), endpoints.actor()));
    }

    @GET
    @RolesAllowed(Role.KNOWN)
    @Path("/{id}/stream")
    // Without @Produces: Quarkus would make events of these bytes, which are events.
    @Blocking
    @Operation(
            operationId = "streamJob",
            summary = "Stream a job",
            description = "The job as server-sent events, one whenever it has changed; the stream ends with the job.")
    @APIResponse(
            responseCode = "200",
            description = "Events, each of them the job",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = JobView.class)))
    public RestMulti<byte[]> watch(@RestPath String id, @Context RoutingContext context) {
        requireEventsAccepted(checked(context));
        UUID job = id(id);
        Actor actor = endpoints.actor();
        // Refused here, not in the stream: its head is sent by then.
        jobs.get(job, actor);
        boolean headersOnly = context.request().method() == HttpMethod.HEAD;
        return RestMulti.fromMultiData(
                        headersOnly ? Multi.createFrom().<byte[]>empty() : stream.of(() -> jobs.get(job, actor)))
                .header("Content-Type", MediaType.SERVER_SENT_EVENTS)
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("/{id}/cancel")
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(
            operationId = "cancelJob",
            summary = "Cancel a job",
            description = "It ends at its next step; what it had done is undone, unless its report says otherwise.")
    @APIResponse(
            responseCode = "200",
            description = "The current state of the job",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public RestResponse<JobView> cancel(@RestPath String id, @Context RoutingContext context) {
        checked(context).requireJsonAccepted();
        return answer(jobs.cancel(id(id), endpoints.actor()));
    }

    private static ApiRequest checked(RoutingContext context) {
        ApiRequest apiRequest = ApiRequest.of(context);
        apiRequest.refuseParameters();
        return apiRequest;
    }

    private static void requireEventsAccepted(ApiRequest apiRequest) {
        String accept = apiRequest.header("Accept");
        if (accept != null && !EVENTS.matcher(accept).find()) {
            throw new RegistryException(Kind.NOT_ACCEPTABLE, "This address answers in text/event-stream");
        }
    }

    private static UUID id(String text) {
        return ParameterValues.parseId(text)
                .orElseThrow(() -> RegistryException.ofParameter("id", "must be the id of a job"));
    }

    private static RestResponse<JobView> answer(JobView job) {
        return RestResponse.ResponseBuilder.ok(job)
                .header("Cache-Control", "no-store")
                .build();
    }
}
