package dev.sistercity.registry.mail;

import java.util.Optional;
import java.util.UUID;

/**
 * Writes the mail of one kind, at the moment at which it is sent. What it says is stored nowhere, nor are the secrets of its links:
 * they are drawn then, and kept as hashes. In a transaction of its own, which is over before the mail is sent.
 */
public interface MailWriter {

    /** What it is called in the queue. */
    String kind();

    /**
     * Writes a mail.
     *
     * @param subject id of what it tells of
     * @param links where addresses of this registry begin
     * @return empty where there is nothing to say any more
     */
    Optional<MailText> write(UUID subject, String address, String links);

    /** Its reader wants no more of this kind. */
    default void stopped(UUID subject, String address) {}
}
