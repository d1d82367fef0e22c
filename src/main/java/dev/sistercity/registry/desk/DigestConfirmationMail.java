package dev.sistercity.registry.desk;

import dev.sistercity.registry.access.Secret;
import dev.sistercity.registry.mail.MailText;
import dev.sistercity.registry.mail.MailWriter;
import dev.sistercity.registry.mail.Words;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Asks an address whether a desk shall be sent there. */
@Singleton
class DigestConfirmationMail implements MailWriter {

    static final String KIND = "digest-confirmation";

    private final DigestStore store;
    private final OfficeNames names;

    DigestConfirmationMail(DigestStore store, OfficeNames names) {
        this.store = store;
        this.names = names;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<MailText> write(UUID office, String address, String links) {
        return store.find(office)
                .filter(digest -> digest.address().equals(address) && !digest.confirmed())
                .map(digest -> {
                    String token = Secret.draw("digest");
                    store.keepToken(office, Secret.hash(token));
                    Words words = Words.in(digest.lang());
                    String name = names.of(office, words);
                    return new MailText(
                            words.lang(),
                            words.of("confirmation.subject", name),
                            words.of("confirmation.body", name, links + DigestPages.CONFIRM + "?token=" + token));
                });
    }

    /** Who does not want to be asked does not want the desk either. */
    @Override
    public void stopped(UUID office, String address) {
        store.delete(office, address);
    }
}
