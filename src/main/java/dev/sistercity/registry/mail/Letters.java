package dev.sistercity.registry.mail;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What the other features have to say: the writers of all kinds of mail, and what is due by itself. */
@Singleton
class Letters {

    private final List<MailWriter> writers;
    private final List<MailSource> sources;
    private final Outbox outbox;

    Letters(@All List<MailWriter> writers, @All List<MailSource> sources, Outbox outbox) {
        this.writers = writers;
        this.sources = sources;
        this.outbox = outbox;
    }

    /** @param stop where its reader ends mail of its kind */
    record Letter(MailText text, String stop) {}

    void look() {
        sources.forEach(source -> QuarkusTransaction.requiringNew().run(source::look));
    }

    /**
     * Writes a mail; in the caller's transaction. A kind that this version does not know has nothing to say.
     *
     * @param token of the link that ends mail of its kind
     */
    Optional<Letter> write(MailQueue.Leased leased, String token) {
        String stop = outbox.links() + MailPages.STOP + "?token=" + token;
        return writer(leased.kind())
                .flatMap(writer -> writer.write(leased.subject(), leased.address(), outbox.links()))
                .map(text -> new Letter(
                        new MailText(
                                text.lang(),
                                text.subject(),
                                text.body() + "\n-- \n" + Words.in(text.lang()).of("mail.stop", stop) + "\n"),
                        stop));
    }

    void stopped(MailQueue.Told told) {
        writer(told.kind()).ifPresent(writer -> writer.stopped(told.subject(), told.address()));
    }

    private Optional<MailWriter> writer(String kind) {
        return writers.stream().filter(writer -> writer.kind().equals(kind)).findFirst();
    }
}
