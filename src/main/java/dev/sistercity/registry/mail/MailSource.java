package dev.sistercity.registry.mail;

/** Puts mail into the queue that is due because time has passed. */
public interface MailSource {

    /** Looks for it; in one transaction with what is put into the queue, so that one of several replicas does it. */
    void look();
}
