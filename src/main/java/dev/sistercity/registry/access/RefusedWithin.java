package dev.sistercity.registry.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Callers are asked for inside Quarkus REST alone, whose mappers answer those that are refused. Quarkus prepares each request
 * for a refusal before that, too: it looks the template of its address up, in a map of all resources that it builds for the
 * purpose, which is a tenth of what a read from memory costs. It spares that where nobody is there to hear of the refusal.
 */
@Singleton
class RefusedWithin {

    void install(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
                    context.next();
                },
                SecurityHandlerPriorities.AUTHENTICATION);
    }
}
