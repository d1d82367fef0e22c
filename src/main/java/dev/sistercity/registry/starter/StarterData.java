package dev.sistercity.registry.starter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.FirstUse;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.change.Change;
import dev.sistercity.registry.change.ChangeLog;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.Register.Written;
import dev.sistercity.registry.shared.http.BodyReader;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Loads the data that the registry ships with into an empty registry, through the registers that the API uses. */
@Singleton
class StarterData implements FirstUse {

    private static final Logger LOG = Logger.getLogger(StarterData.class);
    /** In this order every record finds what it refers to. */
    private static final List<String> FILES = List.of(
            "sources",
            "cities",
            "partnerships",
            "forum-series",
            "forums",
            "exchanges",
            "platforms",
            "projects",
            "knowledge-transfers",
            "networks",
            "commitments",
            "campaigns",
            "claims");

    private final boolean wanted;
    private final ChangeLog log;
    private final Catalog catalog;
    private final List<Register<?, ?>> registers;
    private final BodyReader bodies;
    private final ObjectMapper mapper;
    private final EntityManager entities;

    StarterData(
            @ConfigProperty(name = "registry.starter-data", defaultValue = "true") boolean wanted,
            ChangeLog log,
            Catalog catalog,
            @All List<Register<?, ?>> registers,
            BodyReader bodies,
            ObjectMapper mapper,
            EntityManager entities) {
        this.wanted = wanted;
        this.log = log;
        this.catalog = catalog;
        this.registers = registers;
        this.bodies = bodies;
        this.mapper = mapper;
        this.entities = entities;
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
            FILES.forEach(file -> load(file, changes));
            log.append(changes);
            return changes.size();
        });
        if (loaded > 0) {
            LOG.infof("Loaded the starter data: %d records", loaded);
        }
    }

    private void load(String file, List<Change> changes) {
        Register<?, ?> register = registers.stream()
                .filter(known -> known.resource().equals(file))
                .findFirst()
                .orElseThrow();
        try {
            for (List<JsonNode> batch : batches(read(file))) {
                changes.addAll(create(register, batch));
                // What is stored need not be compared at every further record.
                entities.clear();
            }
        } catch (RegistryException e) {
            throw new IllegalStateException("starter/" + file + ".json: " + e.getMessage() + " " + e.violations(), e);
        }
    }

    /** The records of a file in its order: none refers to another of its batch. */
    private static List<List<JsonNode>> batches(JsonNode bodies) {
        List<List<JsonNode>> batches = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode body : bodies) {
            String text = body.toString();
            if (batches.isEmpty() || ids.stream().anyMatch(text::contains)) {
                batches.add(new ArrayList<>());
                ids.clear();
            }
            batches.get(batches.size() - 1).add(body);
            ids.add(body.get("id").textValue());
        }
        return batches;
    }

    @SuppressWarnings("unchecked") // a collection's register and type have the same drafts
    private <D> List<Change> create(Register<?, D> register, List<JsonNode> bodies) {
        RecordType<D> type =
                (RecordType<D>) catalog.snapshot().records(register.resource()).type();
        Map<UUID, D> drafts = new LinkedHashMap<>();
        for (JsonNode body : bodies) {
            UUID id = UUID.fromString(body.get("id").textValue());
            drafts.put(id, this.bodies.bind(((ObjectNode) body.deepCopy()).without("id"), type.draftType()));
        }
        return register.createAll(drafts, Actor.REGISTRAR).stream()
                .map(Written::change)
                .toList();
    }

    private JsonNode read(String file) {
        try (InputStream in = StarterData.class.getResourceAsStream("/starter/" + file + ".json")) {
            return mapper.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
