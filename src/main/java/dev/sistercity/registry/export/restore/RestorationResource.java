package dev.sistercity.registry.export.restore;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.body.BodyLimit;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.endpoint.Endpoints;
import dev.sistercity.registry.endpoint.OperationParameters;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.job.Jobs;
import dev.sistercity.registry.job.Upload;
import dev.sistercity.registry.job.api.JobView;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The way back from the files of an export to a registry. */
@Path("/v1/restorations")
@Tag(name = "Exports")
class RestorationResource {

    private static final Map<String, ListParameter> PARAMETERS = OperationParameters.ofWrite().stream()
            .filter(parameter -> parameter.name().equals(Restoration.DRY_RUN))
            .collect(Collectors.toMap(ListParameter::name, parameter -> parameter));

    private final Jobs jobs;
    private final Endpoints endpoints;

    RestorationResource(Jobs jobs, Endpoints endpoints) {
        this.jobs = jobs;
        this.endpoints = endpoints;
    }

    @POST
    @RolesAllowed(Role.REGISTRAR)
    @Blocking
    @Consumes("application/zip")
    @Produces(MediaType.APPLICATION_JSON)
    @TakesBody(BodyLimit.FILE)
    public RestResponse<JobView> create(@Context RoutingContext context) {
        ApiRequest apiRequest = ApiRequest.of(context);
        Parameters parameters = Parameters.of(apiRequest.parameters(), PARAMETERS);
        apiRequest.requireContentType();
        apiRequest.requireJsonAccepted();
        boolean dryRun = parameters
                .one(Restoration.DRY_RUN)
                .map(text -> ParameterValues.bool(Restoration.DRY_RUN, text))
                .orElse(false);
        String key = apiRequest.idempotencyKey();
        try (Upload upload = Upload.of(context)) {
            var details = JsonNodeFactory.instance.objectNode().put(Restoration.DRY_RUN, dryRun);
            String address = apiRequest.path() + "?dryRun=" + dryRun;
            return jobs.submit(new Jobs.Request(Restoration.NAME, details, key, address), endpoints.actor(), upload)
                    .answer();
        }
    }
}
