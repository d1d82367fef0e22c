package dev.sistercity.registry.invitation;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.body.BodyLimit;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.endpoint.PrivateAnswer;
import dev.sistercity.registry.endpoint.PrivateEndpoints;
import dev.sistercity.registry.endpoint.request.RequestToken;
import dev.sistercity.registry.office.ApiKeys;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Applications: sent by anyone, followed with the token that the answer shows, decided by the registrar or a proof. */
@Path("/v1/office-applications")
@Tag(name = "Office applications")
@Blocking
class OfficeApplicationResource {

    private static final String ADDRESS = "/v1/office-applications/";

    static final ListParameter STATUS =
            ListParameter.choice("status", "Where it stands", Kebab.all(ApplicationStatus.class), "open");

    private final PrivateEndpoints endpoints;
    private final OfficeApplications applications;
    private final ApplicationDecisions decisions;
    private final OfficeApplicationStore store;
    private final ApplicantLimits limits;
    private final InvitationViews views;

    OfficeApplicationResource(
            PrivateEndpoints endpoints,
            OfficeApplications applications,
            ApplicationDecisions decisions,
            OfficeApplicationStore store,
            ApplicantLimits limits,
            InvitationViews views) {
        this.endpoints = endpoints;
        this.applications = applications;
        this.decisions = decisions;
        this.store = store;
        this.limits = limits;
        this.views = views;
    }

    @GET
    @RolesAllowed(Role.REGISTRAR)
    public RestResponse<byte[]> list(@Context RoutingContext context) {
        return endpoints.list(
                context,
                STATUS,
                (status, after, limit) ->
                        new PrivateEndpoints.FoundRows<>(store.list(status, after, limit), store.count(status)),
                OfficeApplication::id,
                this::view);
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @TakesBody
    public RestResponse<byte[]> create(byte[] body, @Context RoutingContext context) {
        if (endpoints.actor().isAnonymous()) {
            limits.takeApplication(context);
        }
        OfficeApplicationDraft draft = endpoints.draft(body, OfficeApplicationDraft.class);
        return endpoints.write(context, body, () -> {
            OfficeApplications.WithToken made = applications.create(draft);
            return PrivateAnswer.created(
                    ADDRESS + made.application().id(),
                    views.view(made.application(), made.token()),
                    view(made.application()));
        });
    }

    @GET
    @PermitAll
    @Path("/{id}")
    public RestResponse<byte[]> read(@RestPath String id, @Context RoutingContext context) {
        UUID application = ParameterValues.id("id", id);
        return endpoints.read(context, () -> visible(context, application), OfficeApplication::version, this::view);
    }

    /** Fetches the file before the transaction begins: others may take their time to answer. */
    @POST
    @PermitAll
    @Path("/{id}/proof")
    @TakesBody(BodyLimit.NONE)
    public RestResponse<byte[]> prove(@RestPath String id, byte[] body, @Context RoutingContext context) {
        limits.check(context, body);
        OfficeApplication application = own(context, id);
        if (application.status() != ApplicationStatus.OPEN || application.expired()) {
            throw new RegistryException(Kind.REFUSED, "The application was decided already, or is over");
        }
        limits.takeProof(application.id());
        String url = limits.proof(application);
        return endpoints.writeWithoutBody(context, body, () -> {
            ApplicationDecisions.Decided proved = decisions.proved(application.id(), url);
            return PrivateAnswer.changed(proved.application().version(), view(proved.application()))
                    .with(proved.changes());
        });
    }

    @POST
    @RolesAllowed(Role.REGISTRAR)
    @Path("/{id}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @TakesBody
    public RestResponse<byte[]> decide(@RestPath String id, byte[] body, @Context RoutingContext context) {
        Actor actor = endpoints.actor();
        UUID application = ParameterValues.id("id", id);
        ApplicationDecisionDraft decision = endpoints.draft(body, ApplicationDecisionDraft.class);
        LongPredicate current = endpoints.current(context);
        return endpoints.write(context, body, () -> {
            ApplicationDecisions.Decided decided = decisions.decide(application, current, decision, actor);
            return PrivateAnswer.changed(decided.application().version(), view(decided.application()))
                    .with(decided.changes());
        });
    }

    @POST
    @PermitAll
    @Path("/{id}/key")
    @TakesBody(BodyLimit.NONE)
    public RestResponse<byte[]> key(@RestPath String id, byte[] body, @Context RoutingContext context) {
        limits.check(context, body);
        OfficeApplication application = own(context, id);
        return endpoints.writeWithoutBody(context, body, () -> {
            ApiKeys.Issued issued = decisions.key(application.id());
            return PrivateAnswer.created("/v1/api-keys/" + issued.id(), issued.shown(), issued.kept());
        });
    }

    private OfficeApplicationView view(OfficeApplication application) {
        return views.view(application, null);
    }

    /** The caller's own by its token; to others it does not exist. */
    private OfficeApplication own(RoutingContext context, String id) {
        UUID application = ParameterValues.id("id", id);
        return RequestToken.hash(context)
                .flatMap(hash -> endpoints.inTransaction(() -> store.find(application, hash)))
                .orElseThrow(() -> RegistryException.notFound("application of yours", application));
    }

    private Optional<OfficeApplication> visible(RoutingContext context, UUID id) {
        return endpoints.actor().isRegistrar()
                ? store.find(id)
                : RequestToken.hash(context).flatMap(hash -> store.find(id, hash));
    }
}
