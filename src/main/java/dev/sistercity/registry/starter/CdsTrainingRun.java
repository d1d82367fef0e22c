package dev.sistercity.registry.starter;

import io.quarkus.runtime.Quarkus;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A start that ends as soon as the registry has opened and answered: the build has one, to archive the classes that are loaded
 * until then. With that archive later starts are much faster.
 */
@Singleton
class CdsTrainingRun {

    private static final List<String> PATHS =
            List.of("/v1", "/v1/cities?limit=1", "/v1/partnerships?limit=1", "/openapi.json");

    private final boolean wanted;
    private final Config config;

    CdsTrainingRun(@ConfigProperty(name = "registry.rehearsal", defaultValue = "false") boolean wanted, Config config) {
        this.wanted = wanted;
        this.config = config;
    }

    /** Ends the application, if this was all that was wanted of it. */
    void end() {
        if (!wanted) {
            return;
        }
        try {
            // Known only now, where a free one was asked for.
            String base = "http://127.0.0.1:" + config.getValue("quarkus.http.port", int.class);
            for (String path : PATHS) {
                try (InputStream answer = URI.create(base + path).toURL().openStream()) {
                    answer.readAllBytes();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Quarkus.asyncExit();
        }
    }
}
