package dev.sistercity.registry.endpoint.read;

import dev.sistercity.registry.access.Actor;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells who calls an open operation. */
@Singleton
public class Callers {

    private final CurrentIdentityAssociation identity;

    Callers(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    /** The caller of an open operation: empty without credentials, and for an unknown key. */
    Uni<Optional<Actor>> caller() {
        return identity.getDeferredIdentity().onFailure().recoverWithNull().map(known -> Optional.ofNullable(known)
                .map(Callers::actor));
    }

    private static Actor actor(SecurityIdentity identity) {
        return identity.getAttribute(Actor.ATTRIBUTE);
    }
}
