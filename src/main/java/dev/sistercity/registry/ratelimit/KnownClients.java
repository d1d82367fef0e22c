package dev.sistercity.registry.ratelimit;

import java.util.Optional;

/**
 * Tells whose a key or a token is. Every bean of this type is asked until one knows. It is asked on a worker thread, so it
 * may block, and its answer is kept for a minute, so it may be slow; what it does not know is counted against the address it
 * came from.
 */
public interface KnownClients {

    /**
     * Empty for a credential that is unknown, expired, revoked or of a scheme that this one does not deal with. An exception
     * says that this cannot be told at present: what was known before goes on being known.
     */
    Optional<Client> find(Credential credential);
}
