package dev.sistercity.registry.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.city.CityCollection;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.function.Predicate;

/** Makes the filters of webhooks. */
@Singleton
public class ChangeFilters {

    private final CityCollection cities;
    private final ObjectMapper mapper;

    ChangeFilters(CityCollection cities, ObjectMapper mapper) {
        this.cities = cities;
        this.mapper = mapper;
    }

    /**
     * Which changes a webhook takes.
     *
     * @param snapshot tells where cities are
     */
    public Predicate<Change> of(WebhookDraft draft, Snapshot snapshot) {
        ChangeFilter filter = new ChangeFilter(draft, cities);
        return change -> {
            try {
                return filter.takes(change, mapper.readTree(change.document()), snapshot);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
