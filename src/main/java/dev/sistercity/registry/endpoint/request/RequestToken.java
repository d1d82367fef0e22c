package dev.sistercity.registry.endpoint.request;

import dev.sistercity.registry.access.Secret;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The token that a caller without a key was given once for what they sent, and sends as {@code Registry-Token} to follow it. Kept,
 * as keys are, only as a hash.
 */
public final class RequestToken {

    public static final String HEADER = "Registry-Token";

    private static final int LONGEST = 200;

    private RequestToken() {}

    /** SHA-256 of the token that was sent; empty for none. */
    public static Optional<byte[]> hash(RoutingContext context) {
        String sent = context.request().getHeader(HEADER);
        return sent == null || sent.isEmpty() || sent.length() > LONGEST
                ? Optional.empty()
                : Optional.of(Secret.hash(sent));
    }
}
