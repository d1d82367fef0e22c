package dev.sistercity.registry.starter;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.KeyFile;
import dev.sistercity.registry.catalog.follow.DatabaseInitializer;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.office.ApiKeys;
import dev.sistercity.registry.office.OfficeDraft;
import dev.sistercity.registry.office.OfficeRegister;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Two offices to try things out with, one for each side of a partnership: beside the starter data of the embedded database
 * only, each with a key of this installation's own.
 */
@Singleton
@Priority(DemoOffices.AFTER_THE_STARTER_DATA)
class DemoOffices implements DatabaseInitializer {

    static final int AFTER_THE_STARTER_DATA = -1;

    private static final Logger LOG = Logger.getLogger(DemoOffices.class);

    private final DemoSettings settings;
    private final ChangeLog log;
    private final OfficeRegister offices;
    private final ApiKeys keys;

    DemoOffices(DemoSettings settings, ChangeLog log, OfficeRegister offices, ApiKeys keys) {
        this.settings = settings;
        this.log = log;
        this.offices = offices;
        this.keys = keys;
    }

    private record Demo(String name, String id, String city, String file) {

        OfficeDraft draft() {
            return new OfficeDraft(name, null, city, null, null, null, null);
        }
    }

    private static final List<Demo> DEMOS = List.of(
            new Demo(
                    "Demo office of Dunedin",
                    "01a1fc48-0000-7000-8000-000000000002",
                    "geonames:2191562",
                    "demo-dunedin.key"),
            new Demo(
                    "Demo office of Shanghai",
                    "01a1fc48-0000-7000-8000-000000000001",
                    "geonames:1796236",
                    "demo-shanghai.key"));

    /** At every start: one that was cut off is made up for, and an office that was deleted stays so. */
    @Override
    public void prepare() {
        if (settings.wanted()) {
            DEMOS.forEach(this::prepare);
        }
    }

    /** The keys of the demo offices by their names; empty where there are none. Reads files. */
    Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        if (settings.wanted()) {
            DEMOS.forEach(demo -> read(settings.file(demo.file())).ifPresent(key -> keys.put(demo.name(), key)));
        }
        return keys;
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(key -> !key.isEmpty());
        } catch (IOException e) {
            // An office that was deleted, or one that is yet to be made.
            return Optional.empty();
        }
    }

    private void prepare(Demo demo) {
        try {
            QuarkusTransaction.requiringNew().call(() -> {
                make(demo, UUID.fromString(demo.id()), settings.file(demo.file()));
                return null;
            });
        } catch (RegistryException e) {
            LOG.infof("No %s: %s", demo.name(), e.getMessage());
        }
    }

    private void make(Demo demo, UUID id, Path file) throws SQLException {
        boolean known = log.lockHead() == 0 || log.creator(id).isPresent();
        if (known && !Files.exists(file)) {
            return;
        }
        if (!known) {
            log.append(List.of(offices.create(id, demo.draft(), Actor.REGISTRAR).change()));
        }
        keys.keep(KeyFile.kept(file, "office", "The " + demo.name() + "'s"), id, "Demo");
    }
}
