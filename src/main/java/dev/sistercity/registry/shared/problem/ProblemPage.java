package dev.sistercity.registry.shared.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;

/** Shows a refusal to people: for requests of browsers for pages. */
public interface ProblemPage {

    /**
     * The refusal as a page.
     *
     * @param body HTML
     * @param headers besides its type, and instead of the refusal's own
     */
    record Shown(byte[] body, Map<String, String> headers) {}

    /** Empty where the caller wants problem details. */
    Optional<Shown> of(RegistryException refusal, RoutingContext context);
}
