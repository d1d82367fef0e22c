package dev.sistercity.registry.desk;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.event.RecordRef;
import dev.sistercity.registry.mail.Words;
import dev.sistercity.registry.shared.value.Certainty;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** What offices are called in mail. */
@Singleton
class OfficeNames {

    private final Catalog catalog;

    OfficeNames(Catalog catalog) {
        this.catalog = catalog;
    }

    String of(UUID office, Words words) {
        return RecordRef.of(
                        "offices",
                        office.toString(),
                        new ReadContext(catalog.snapshot(), List.of(words.lang()), null, Certainty.POSSIBLE))
                .name();
    }
}
