package dev.sistercity.registry.webhook;

import dev.sistercity.registry.shared.page.ListParameter;
import java.util.List;

/** The query parameters of webhooks' own, for requests and for the contract. */
public final class WebhookParameters {

    /** Of the delivery log. */
    public static final ListParameter STATUS = ListParameter.choice(
            "status", "Only deliveries that got so far", List.of("pending", "delivered", "failed"), "failed");

    private WebhookParameters() {}
}
