package dev.sistercity.registry.webhook.target;

import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.webhook.WebhookSettings;
import jakarta.inject.Singleton;

/** What is refused of an address when a webhook is made or changed; the same is asked again before each call. */
@Singleton
public class TargetValidator {

    private static final String POINTER = "/url";

    private final SafeResolver safeResolver;
    private final WebhookSettings settings;

    TargetValidator(SafeResolver safeResolver, WebhookSettings settings) {
        this.safeResolver = safeResolver;
        this.settings = settings;
    }

    /**
     * Blocks while the host is looked up, so call it before a transaction begins.
     *
     * @throws RegistryException REFUSED
     */
    public void check(String url) {
        try {
            safeResolver.of(Receiver.of(url, settings.allowHttp()));
        } catch (IllegalArgumentException | SafeResolver.Refused e) {
            throw RegistryException.refused(POINTER, e.getMessage());
        }
    }

    /** Of a URL that has passed. */
    public String host(String url) {
        return Receiver.of(url, settings.allowHttp()).host();
    }
}
