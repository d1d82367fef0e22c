package dev.sistercity.registry.desk;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.mail.MailSource;
import dev.sistercity.registry.mail.Outbox;
import dev.sistercity.registry.mail.Words;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** The rules for desks by mail: an address is asked before anything is sent to it. In the caller's transaction. */
@Singleton
class Digests implements MailSource {

    private final DigestStore store;
    private final Outbox outbox;
    private final CityCollection cities;
    private final Catalog catalog;
    private final Clock clock;

    Digests(DigestStore store, Outbox outbox, CityCollection cities, Catalog catalog, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.cities = cities;
        this.catalog = catalog;
        this.clock = clock;
    }

    DigestView of(UUID office) {
        return store.find(office).map(DigestStore.Digest::view).orElse(DigestView.NONE);
    }

    DigestView keep(UUID office, DigestDraft draft) {
        outbox.requireOn();
        DigestStore.Digest kept = store.keep(office, draft, lang(office, draft), now());
        if (!kept.confirmed()) {
            outbox.add(DigestConfirmationMail.KIND, office, kept.address());
        }
        return kept.view();
    }

    private String lang(UUID office, DigestDraft draft) {
        Words words = draft.lang() != null
                ? Words.in(draft.lang())
                : Words.ofCountry(cities.ref(store.cityOf(office), ReadContext.of(catalog.snapshot()))
                        .countryCode());
        return words.lang();
    }

    /** @return the address; empty if the token is good no more */
    Optional<String> confirm(byte[] tokenHash) {
        return store.byToken(tokenHash).map(digest -> {
            store.confirm(digest.office(), now());
            outbox.resume(DigestMail.KIND, digest.address());
            return digest.address();
        });
    }

    @Override
    public void look() {
        Instant now = now();
        store.due(now).forEach(digest -> {
            outbox.offer(DigestMail.KIND, digest.office(), digest.address());
            store.next(digest.office(), now.plus(digest.every().pause()));
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
