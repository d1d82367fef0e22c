package dev.sistercity.registry.webhook;

import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;

/** What is refused of an address when a webhook is made or changed; the same is asked again before each call. */
@Singleton
class Receivers {

    private static final String POINTER = "/url";

    private final Addresses addresses;
    private final WebhookSettings settings;

    Receivers(Addresses addresses, WebhookSettings settings) {
        this.addresses = addresses;
        this.settings = settings;
    }

    /**
     * Blocks while the host is looked up, so call it before a transaction begins.
     *
     * @throws RegistryException REFUSED
     */
    void check(String url) {
        try {
            addresses.of(Receiver.of(url, settings.allowHttp()));
        } catch (IllegalArgumentException | Addresses.Refused e) {
            throw RegistryException.refused(POINTER, e.getMessage());
        }
    }

    /** Of a URL that has passed. */
    String host(String url) {
        return Receiver.of(url, settings.allowHttp()).host();
    }
}
