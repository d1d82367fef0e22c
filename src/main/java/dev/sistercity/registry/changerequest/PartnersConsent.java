package dev.sistercity.registry.changerequest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.ConsentNeeded;
import dev.sistercity.registry.endpoint.write.ConsentRequests;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Makes a change request of a change that others have to agree with. */
@Singleton
class PartnersConsent implements ConsentRequests {

    private final ChangeRequestCollection type;
    private final ChangeRequestRegister register;

    PartnersConsent(ChangeRequestCollection type, ChangeRequestRegister register) {
        this.type = type;
        this.register = register;
    }

    @Override
    public ConsentRequest<?> ask(
            String resource, UUID record, JsonNode patch, String reason, ConsentNeeded needed, Actor actor) {
        return new ConsentRequest<>(type, register.ask(resource, record, patch, reason, needed, actor));
    }
}
