package dev.sistercity.registry.desk;

import dev.sistercity.registry.access.Secret;
import dev.sistercity.registry.body.BodyLimit;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.endpoint.PrivateEndpoints;
import dev.sistercity.registry.mail.ButtonPage;
import dev.sistercity.registry.mail.MailLink;
import dev.sistercity.registry.mail.Words;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Where an address is confirmed: by a button, since programs that look through mail follow links. */
@Path(DigestPages.CONFIRM)
@PermitAll
@Blocking
class DigestPages {

    static final String CONFIRM = "/mail/confirm";

    private final PrivateEndpoints endpoints;
    private final Digests digests;
    private final DigestStore store;

    DigestPages(PrivateEndpoints endpoints, Digests digests, DigestStore store) {
        this.endpoints = endpoints;
        this.digests = digests;
        this.store = store;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<byte[]> ask(@Context RoutingContext context) {
        Words words = MailLink.words(context);
        byte[] hash = Secret.hash(MailLink.token(context));
        String address = endpoints
                .inTransaction(() -> store.byToken(hash))
                .map(DigestStore.Digest::address)
                .orElseThrow(DigestPages::over);
        return ButtonPage.of(words, words.of("confirm.ask", address), words.of("confirm.button"));
    }

    @POST
    @Operation(hidden = true)
    @TakesBody(BodyLimit.NONE)
    public RestResponse<byte[]> confirm(byte[] body, @Context RoutingContext context) {
        Words words = MailLink.words(context);
        byte[] hash = Secret.hash(MailLink.token(context));
        String address = endpoints.inTransaction(() -> digests.confirm(hash)).orElseThrow(DigestPages::over);
        return ButtonPage.of(words, words.of("confirm.done", address), null);
    }

    private static RegistryException over() {
        return RegistryException.notFound("address to be confirmed with", "this token");
    }
}
