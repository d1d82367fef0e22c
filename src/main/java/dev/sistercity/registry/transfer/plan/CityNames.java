package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.city.CityDraft;
import java.util.Optional;
import java.util.UUID;

/** Finds cities of the registry, to show them. */
@FunctionalInterface
public interface CityNames {

    Optional<CityDraft> find(UUID city);
}
