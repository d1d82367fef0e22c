package dev.sistercity.registry.starter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.CollectionOrder;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.follow.DatabaseInitializer;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.Register.WrittenRecord;
import dev.sistercity.registry.change.Registers;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.shared.http.BodyReader;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Loads the data that the registry ships with into an empty registry, through the registers that the API uses. */
@Singleton
class StarterData implements DatabaseInitializer {

    private static final Logger LOG = Logger.getLogger(StarterData.class);

    private final boolean wanted;
    private final ChangeLog log;
    private final Catalog catalog;
    private final Registers registers;
    private final BodyReader bodies;
    private final ObjectMapper mapper;

    StarterData(
            @ConfigProperty(name = "registry.starter-data", defaultValue = "true") boolean wanted,
            ChangeLog log,
            Catalog catalog,
            Registers registers,
            BodyReader bodies,
            ObjectMapper mapper) {
        this.wanted = wanted;
        this.log = log;
        this.catalog = catalog;
        this.registers = registers;
        this.bodies = bodies;
        this.mapper = mapper;
    }

    /** All of it or nothing: one transaction, in which other replicas that start at the same time wait for this one. */
    @Override
    public void prepare() {
        if (!wanted) {
            return;
        }
        int loaded = QuarkusTransaction.requiringNew().call(() -> {
            if (log.lockHead() > 0) {
                return 0;
            }
            List<Change> changes = new ArrayList<>();
            for (List<ShippedRecord> batch : ShippedRecord.batches(shipped())) {
                changes.addAll(created(batch));
                // What is stored need not be compared at every further record.
                Panache.getEntityManager().clear();
            }
            log.append(changes);
            return changes.size();
        });
        if (loaded > 0) {
            LOG.infof("Loaded the starter data: %d records", loaded);
        }
    }

    private List<ShippedRecord> shipped() {
        List<ShippedRecord> shipped = new ArrayList<>();
        CollectionOrder.loading(catalog.types()).stream()
                .map(RecordCollection::name)
                .filter(StarterData::isShipped)
                .forEach(collection ->
                        read(collection).forEach(body -> shipped.add(ShippedRecord.of(collection, body))));
        return shipped;
    }

    private List<Change> created(List<ShippedRecord> batch) {
        String collection = batch.get(0).collection();
        try {
            return create(registers.get(collection), batch);
        } catch (RegistryException e) {
            throw new IllegalStateException(
                    "starter/" + collection + ".json: " + e.getMessage() + " " + e.violations(), e);
        }
    }

    @SuppressWarnings("unchecked") // a collection's register and type have the same drafts
    private <D> List<Change> create(Register<?, D> register, List<ShippedRecord> batch) {
        RecordCollection<D> type = (RecordCollection<D>)
                catalog.snapshot().records(register.resource()).type();
        Map<UUID, D> drafts = new LinkedHashMap<>();
        for (ShippedRecord record : batch) {
            drafts.put(UUID.fromString(record.id()), bodies.bind(record.withoutId(), type.draftType()));
        }
        return register.createAll(drafts, Actor.REGISTRAR).stream()
                .map(WrittenRecord::change)
                .toList();
    }

    private static boolean isShipped(String collection) {
        return StarterData.class.getResource(resource(collection)) != null;
    }

    private static String resource(String collection) {
        return "/starter/" + collection + ".json";
    }

    private JsonNode read(String collection) {
        try (InputStream in = StarterData.class.getResourceAsStream(resource(collection))) {
            return mapper.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
