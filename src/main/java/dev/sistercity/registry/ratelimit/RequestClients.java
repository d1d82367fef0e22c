package dev.sistercity.registry.ratelimit;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Whose a request is, for the limits: its credential's, or its address's where that is not known yet. */
@Singleton
class RequestClients {

    private final ClientAddresses clientAddresses;
    private final Callers callers;

    RequestClients(ClientAddresses clientAddresses, Callers callers) {
        this.clientAddresses = clientAddresses;
        this.callers = callers;
    }

    Client address(HttpServerRequest request) {
        return clientAddresses.of(request);
    }

    /** @param address of the request */
    Client of(RoutingContext context, Client address) {
        return Credential.of(context)
                .map(credential -> callers.of(credential, address))
                .orElse(address);
    }
}
