package dev.sistercity.registry.starter;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether there are demo offices, and where their keys are. */
@Singleton
class DemoSettings {

    private final boolean wanted;
    private final Path directory;

    /** @param embedded set by the database that comes along when it starts */
    DemoSettings(
            @ConfigProperty(name = "registry.database.embedded", defaultValue = "false") boolean embedded,
            @ConfigProperty(name = "registry.starter-data", defaultValue = "true") boolean starterData,
            @ConfigProperty(name = "registry.demo-offices", defaultValue = "true") boolean demoOffices,
            @ConfigProperty(name = "registry.data-dir", defaultValue = "./data") Path directory) {
        this.wanted = embedded && starterData && demoOffices;
        this.directory = directory;
    }

    boolean wanted() {
        return wanted;
    }

    /** The file of a key. */
    Path file(String name) {
        return directory.resolve(name);
    }
}
