package dev.sistercity.registry.starter;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.Follower;
import dev.sistercity.registry.contract.ContractDocuments;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Opens the registry: starts following the log, and says where to look as soon as there is something to see. */
@Singleton
class Opening {

    private static final Logger LOG = Logger.getLogger(Opening.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Follower follower;
    private final Catalog catalog;
    private final Rehearsal rehearsal;
    private final ContractDocuments contract;
    private final String host;
    private final int port;

    Opening(
            Follower follower,
            Catalog catalog,
            Rehearsal rehearsal,
            ContractDocuments contract,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.follower = follower;
        this.catalog = catalog;
        this.rehearsal = rehearsal;
        this.contract = contract;
        this.host = host;
        this.port = port;
    }

    void open(@Observes StartupEvent started) {
        follower.start(() -> {
            String name = host.equals("0.0.0.0") ? "localhost" : host;
            LOG.infof(
                    "The registry is open with %d records. Look at http://%s:%d/explorer, or ask: curl http://%s:%d/v1",
                    catalog.snapshot().all().values().stream()
                            .mapToInt(records -> records.size())
                            .sum(),
                    name,
                    port,
                    name,
                    port);
            rehearsal.end();
            // The explorer will want it next.
            contract.make();
        });
    }
}
