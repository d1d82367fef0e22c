package dev.sistercity.registry.endpoint;

import jakarta.ws.rs.HttpMethod;

/**
 * Methods of HTTP that no operation has. Quarkus makes resources in the order of its table of methods. With the seven of its own GET and
 * DELETE have the same place in that table, in an order of chance, and two builds differ; with thirteen each has a place of its own
 * (docs/decisions/0097).
 */
@SuppressWarnings("unused")
final class UnusedMethods {

    private UnusedMethods() {}

    @HttpMethod("PROPFIND")
    private @interface PropFind {}

    @HttpMethod("PROPPATCH")
    private @interface PropPatch {}

    @HttpMethod("MKCOL")
    private @interface MkCol {}

    @HttpMethod("COPY")
    private @interface Copy {}

    @HttpMethod("MOVE")
    private @interface Move {}

    @HttpMethod("LOCK")
    private @interface Lock {}
}
