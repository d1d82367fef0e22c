package dev.sistercity.registry.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How webhooks are delivered. */
@ConfigMapping(prefix = "registry.webhooks")
public interface WebhookSettings {

    /** Whether this replica delivers. One that does not leaves it to the others. */
    @WithDefault("true")
    boolean deliver();

    /** Whether receivers may be called without TLS: for tests, and for networks that one trusts. */
    @WithDefault("false")
    boolean allowHttp();

    /** Networks (CIDR) that receivers may be in though they are not of the public internet. */
    Optional<List<String>> allowedNetworks();

    /** For one call: finding the address, connecting, and the answer. */
    @WithDefault("15S")
    Duration timeout();

    @WithDefault("5S")
    Duration connectTimeout();

    /** Base64 of 32 bytes: the key under which secrets are kept. Without one they are kept as they are. */
    Optional<String> secretKey();

    /** How many calls of this replica may be under way at once. */
    @WithDefault("64")
    int callsAtOnce();

    /** How many of them to one host. */
    @WithDefault("4")
    int callsPerHost();

    /** How long deliveries that are done stay in the delivery log. */
    @WithDefault("30D")
    Duration kept();
}
