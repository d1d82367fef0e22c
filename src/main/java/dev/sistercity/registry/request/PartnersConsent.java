package dev.sistercity.registry.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.ConsentNeeded;
import dev.sistercity.registry.endpoint.ConsentRequests;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Makes a change request of a change that others have to agree with. */
@Singleton
class PartnersConsent implements ConsentRequests {

    private final ChangeRequestType type;
    private final ChangeRequestRegister register;

    PartnersConsent(ChangeRequestType type, ChangeRequestRegister register) {
        this.type = type;
        this.register = register;
    }

    @Override
    public Asked<?> ask(
            String resource, UUID record, JsonNode patch, String reason, ConsentNeeded needed, Actor actor) {
        return new Asked<>(type, register.ask(RequestResource.of(resource), record, patch, reason, needed, actor));
    }
}
