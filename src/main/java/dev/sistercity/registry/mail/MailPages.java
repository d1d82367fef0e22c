package dev.sistercity.registry.mail;

import dev.sistercity.registry.access.Secret;
import dev.sistercity.registry.body.BodyLimit;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.endpoint.PrivateEndpoints;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Where readers of mail end it: by a button, or their mail program by itself (RFC 8058). */
@Path(MailPages.STOP)
@PermitAll
@Blocking
class MailPages {

    static final String STOP = "/mail/unsubscribe";

    private final PrivateEndpoints endpoints;
    private final MailQueue queue;
    private final Letters letters;
    private final Clock clock;

    MailPages(PrivateEndpoints endpoints, MailQueue queue, Letters letters, Clock clock) {
        this.endpoints = endpoints;
        this.queue = queue;
        this.letters = letters;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<byte[]> ask(@Context RoutingContext context) {
        Words words = MailLink.words(context);
        MailQueue.Told told = endpoints.inTransaction(() -> told(MailLink.token(context)));
        return ButtonPage.of(words, words.of("stop.ask", told.address()), words.of("stop.button"));
    }

    @POST
    @Operation(hidden = true)
    @TakesBody(BodyLimit.NONE)
    public RestResponse<byte[]> stop(byte[] body, @Context RoutingContext context) {
        Words words = MailLink.words(context);
        String token = MailLink.token(context);
        MailQueue.Told told = endpoints.inTransaction(() -> {
            MailQueue.Told found = told(token);
            queue.stop(found, clock.instant().truncatedTo(ChronoUnit.MICROS));
            letters.stopped(found);
            return found;
        });
        return ButtonPage.of(words, words.of("stop.done", told.address()), null);
    }

    private MailQueue.Told told(String token) {
        return queue.byStop(Secret.hash(token))
                .orElseThrow(() -> RegistryException.notFound("mail with", "this token"));
    }
}
