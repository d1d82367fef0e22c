package dev.sistercity.registry.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Removes Quarkus' handler of failed authentication. It resolves the path template of every request in case authentication fails, in a
 * map of all resources that it builds anew: a tenth of what a read from memory costs. Callers are asked for inside Quarkus REST alone,
 * whose mappers answer those that are refused.
 */
@Singleton
class LazyAuthFailureHandler {

    void install(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
                    context.next();
                },
                SecurityHandlerPriorities.AUTHENTICATION);
    }
}
