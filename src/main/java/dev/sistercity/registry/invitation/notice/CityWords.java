package dev.sistercity.registry.invitation.notice;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.event.RecordRef;
import dev.sistercity.registry.mail.Words;
import dev.sistercity.registry.shared.value.Certainty;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Names as the readers of a mail know them. */
@Singleton
class CityWords {

    private final CityCollection cities;
    private final Catalog catalog;

    CityWords(CityCollection cities, Catalog catalog) {
        this.cities = cities;
        this.catalog = catalog;
    }

    /** The texts for the office of a city: in the main language of its country. */
    Words of(UUID city) {
        return Words.ofCountry(ref(city, "en").countryCode());
    }

    String name(UUID city, Words words) {
        return ref(city, words.lang()).name();
    }

    /** The name of an office. */
    String office(String id, Words words) {
        return RecordRef.of("offices", id, reading(words.lang())).name();
    }

    private CityRef ref(UUID city, String lang) {
        return cities.ref(city, reading(lang));
    }

    private ReadContext reading(String lang) {
        return new ReadContext(catalog.snapshot(), List.of(lang), null, Certainty.POSSIBLE);
    }
}
