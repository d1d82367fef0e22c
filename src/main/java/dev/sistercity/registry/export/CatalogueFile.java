package dev.sistercity.registry.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;

/** The catalogue of exports as it is answered. */
@Singleton
class CatalogueFile {

    private final Catalogue catalogue;
    private final ObjectMapper mapper;

    CatalogueFile(Catalogue catalogue, ObjectMapper mapper) {
        this.catalogue = catalogue;
        this.mapper = mapper;
    }

    /** JSON. Waits a little for checksums that are not known yet. */
    byte[] of(Snapshot snapshot) {
        try {
            return mapper.writeValueAsBytes(catalogue.of(snapshot));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException(Kind.UNAVAILABLE, "The replica is shutting down");
        }
    }
}
