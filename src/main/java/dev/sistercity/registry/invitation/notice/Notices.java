package dev.sistercity.registry.invitation.notice;

import dev.sistercity.registry.mail.Outbox;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Tells offices and the registrar by mail, where this registry sends any. In the caller's transaction. */
@Singleton
public class Notices {

    private final Outbox outbox;

    Notices(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * Sends an invitation.
     *
     * @param address null for none
     * @throws dev.sistercity.registry.shared.problem.RegistryException TOO_MANY if the address got enough today
     */
    public void invited(UUID invitation, String address) {
        if (address != null) {
            outbox.add(InvitationMail.KIND, invitation, address);
        }
    }

    /** Tells the registrar of an application. A caller without a key causes mail to the registrar alone. */
    public void applied(UUID application) {
        outbox.registrar().ifPresent(address -> outbox.offer(ApplicationMail.KIND, application, address));
    }

    /** Tells who applied what was decided, if the contact is an address. */
    public void decided(UUID application, String contact) {
        if (outbox.isOn() && Outbox.isAddress(contact)) {
            outbox.offer(DecisionMail.KIND, application, contact);
        }
    }
}
