package dev.sistercity.registry.changerequest;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.changerequest.api.AnswerDraft;
import dev.sistercity.registry.changerequest.api.ChangeRequestDraft;
import dev.sistercity.registry.changerequest.api.RequestAction;
import dev.sistercity.registry.changerequest.api.Verdict;
import dev.sistercity.registry.changerequest.api.WithdrawalDraft;
import dev.sistercity.registry.endpoint.Endpoints;
import dev.sistercity.registry.endpoint.ReadableResource;
import dev.sistercity.registry.endpoint.RecordActions;
import dev.sistercity.registry.endpoint.request.RequestToken;
import dev.sistercity.registry.ratelimit.ClientAddresses;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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

/** Change requests: open to everyone, answered by those whose record it is. */
@Path("/v1/change-requests")
@Tag(name = "Change requests")
class ChangeRequestResource extends ReadableResource<ChangeRequestDraft> {

    /** Bytes: it is kept for ever, and read by people. */
    private static final int MOST_OF_A_STRANGER = 64 << 10;

    private final ChangeRequestCollection type;
    private final ChangeRequestRegister register;
    private final AnonymousQuota share;
    private final ClientAddresses clientAddresses;
    private final RequesterTokens tokens;
    private final Endpoints endpoints;
    private final RecordActions<ChangeRequestDraft> recordActions;

    ChangeRequestResource(
            ChangeRequestCollection type,
            ChangeRequestRegister register,
            AnonymousQuota share,
            ClientAddresses clientAddresses,
            RequesterTokens tokens,
            Endpoints endpoints) {
        super(type, register);
        this.type = type;
        this.register = register;
        this.share = share;
        this.clientAddresses = clientAddresses;
        this.tokens = tokens;
        this.endpoints = endpoints;
        this.recordActions = endpoints.acts(type);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Blocking
    @TakesBody
    public RestResponse<byte[]> create(byte[] body, @Context RoutingContext context) {
        if (!endpoints.actor().isAnonymous()) {
            return recordActions.create(context, body, register);
        }
        if (body != null && body.length > MOST_OF_A_STRANGER) {
            throw new RegistryException(
                    Kind.TOO_LARGE, "Without a key a change request may have 64 KiB; what is larger takes a key");
        }
        share.take(clientAddresses.of(context.request()).id());
        RestResponse<byte[]> answer = recordActions.create(context, body, register);
        boolean repeated = answer.getHeaders().containsKey("Idempotency-Replayed");
        if (answer.getStatus() == RestResponse.StatusCode.CREATED && !repeated) {
            String path = answer.getHeaders().getFirst("Location").toString();
            UUID request = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
            answer.getHeaders()
                    .add(RequestToken.HEADER, QuarkusTransaction.requiringNew().call(() -> tokens.draw(request)));
        }
        return answer;
    }

    private final class Answering implements RecordActions.Act<ChangeRequestDraft, AnswerDraft> {

        @Override
        public Register.WrittenRecord<ChangeRequestDraft> on(
                UUID request, LongPredicate current, AnswerDraft answer, Actor actor) {
            return register.answer(request, current, answer, actor);
        }

        /** To accept a merge is to merge. */
        @Override
        public boolean standsAlone(UUID request, AnswerDraft answer, Actor actor) {
            return actor.isRegistrar()
                    && answer.verdict() == Verdict.ACCEPTED
                    && recordActions
                            .snapshot()
                            .find(type, request)
                            .filter(entry -> entry.draft().asks() == RequestAction.MERGE)
                            .isPresent();
        }
    }

    /** For who asked without a key, with the token that the answer had. */
    @POST
    @Path("/{id}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Blocking
    @TakesBody
    public RestResponse<byte[]> withdraw(@RestPath String id, byte[] body, @Context RoutingContext context) {
        Optional<byte[]> token = RequestToken.hash(context);
        return recordActions.write(context, id, body, WithdrawalDraft.class, (request, current, withdrawal, actor) -> {
            if (token.filter(hash -> tokens.isOf(request, hash)).isEmpty()) {
                throw RegistryException.notFound("change request of yours", request);
            }
            return register.withdraw(request, current, withdrawal.reason());
        });
    }

    @POST
    @Path("/{id}/answers")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.REGISTRAR, Role.OFFICE, Role.PARTNER_APP})
    @Blocking
    @TakesBody
    public RestResponse<byte[]> answer(@RestPath String id, byte[] body, @Context RoutingContext context) {
        return recordActions.write(context, id, body, AnswerDraft.class, new Answering());
    }
}
