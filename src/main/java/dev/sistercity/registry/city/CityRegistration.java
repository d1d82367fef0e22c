package dev.sistercity.registry.city;

import java.util.Optional;
import java.util.UUID;

/** Registers cities that a record refers to before the registry has them. */
public interface CityRegistration {

    /**
     * Registers a city that another list knows, in the caller's transaction, in the name of the caller who writes.
     *
     * @param scheme of the identifier, such as {@code geonames}
     * @return its id; empty where that list does not know it, or no caller writes
     * @throws dev.sistercity.registry.shared.problem.RegistryException DUPLICATE if it is probably registered already without that
     *     identifier
     */
    Optional<UUID> register(String scheme, String value);
}
