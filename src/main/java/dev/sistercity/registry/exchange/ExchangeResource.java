package dev.sistercity.registry.exchange;

import dev.sistercity.registry.endpoint.RecordResource;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Visits, meetings, delegations and trainings. */
@Path("/v1/exchanges")
@Tag(name = "Exchanges")
class ExchangeResource extends RecordResource<ExchangeDraft> {

    ExchangeResource(ExchangeCollection type, ExchangeRegister register) {
        super(type, register);
    }
}
