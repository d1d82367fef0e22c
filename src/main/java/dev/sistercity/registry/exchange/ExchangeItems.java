package dev.sistercity.registry.exchange;

import dev.sistercity.registry.endpoint.ItemResource;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Parts of exchanges that have addresses of their own. */
final class ExchangeItems {

    private ExchangeItems() {}

    /** Participants of an exchange. */
    @Path("/v1/exchanges/{id}/participants")
    @Tag(name = "Exchanges")
    static class Participants extends ItemResource<ExchangeDraft> {

        Participants(ExchangeCollection type, ExchangeRegister register) {
            super(type, register, "participants");
        }
    }
}
