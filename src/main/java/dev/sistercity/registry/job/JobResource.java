package dev.sistercity.registry.job;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.endpoint.Call;
import dev.sistercity.registry.endpoint.Endpoints;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Long work, as its sender watches it. */
@Path("/v1/jobs")
@Tag(name = "Jobs")
@SecurityRequirement(name = "ApiKey")
@RolesAllowed({Role.REGISTRAR, Role.OFFICE})
class JobResource {

    private final Jobs jobs;
    private final JobStream stream;
    private final Endpoints endpoints;

    JobResource(Jobs jobs, JobStream stream, Endpoints endpoints) {
        this.jobs = jobs;
        this.stream = stream;
        this.endpoints = endpoints;
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
            summary = "Watch a job",
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
            description = "The job, as it stands now",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public RestResponse<JobView> cancel(@RestPath String id, @Context RoutingContext context) {
        checked(context).requireJsonAccepted();
        return answer(jobs.cancel(id(id), endpoints.actor()));
    }

    private static Call checked(RoutingContext context) {
        Call call = Call.of(context);
        call.refuseParameters();
        return call;
    }

    private static void requireEventsAccepted(Call call) {
        String accept = call.header("Accept");
        if (accept != null && !accept.matches(".*(text/event-stream|text/\\*|\\*/\\*)(?!;q=0).*")) {
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
