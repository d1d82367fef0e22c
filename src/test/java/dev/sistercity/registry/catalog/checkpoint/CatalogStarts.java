package dev.sistercity.registry.catalog.checkpoint;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.follow.Follower;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.log.LogWatch;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts the catalog of the running application anew, with a checkpoint or without. */
@Singleton
public class CatalogStarts {

    private final Catalog catalog;
    private final Follower follower;
    private final Checkpoints checkpoints;
    private final LogWatch watch;
    private final Http http;
    private final Path file;

    CatalogStarts(
            Catalog catalog,
            Follower follower,
            Checkpoints checkpoints,
            LogWatch watch,
            Http http,
            @ConfigProperty(name = "registry.checkpoint.directory") Path directory) {
        this.catalog = catalog;
        this.follower = follower;
        this.checkpoints = checkpoints;
        this.watch = watch;
        this.http = http;
        this.file = directory.resolve(Checkpoints.FILE);
    }

    /** Where the application's checkpoint is. */
    Path file() {
        return file;
    }

    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean write() {
        return write(checkpoints);
    }

    boolean write(Checkpoints writer) {
        Snapshot here = catalog.latest();
        try {
            return writer.write(here, watch.hash(here.sequence()).orElseThrow(), () -> true);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** @param between runs while nothing is followed */
    void start(Runnable between) throws InterruptedException {
        follower.startAnew(between);
        Patience.until("the log to be read again", follower::caughtUp);
    }

    /** The change that the state of now began with; 0 for the whole log. */
    long begunWith() {
        return catalog.latest().sequence() - checkpoints.missing(catalog.latest());
    }

    /** What clients see of everything. */
    Map<String, String> answers() {
        Map<String, String> answers = new LinkedHashMap<>();
        catalog.latest()
                .all()
                .keySet()
                .forEach(collection -> answers.put(
                        collection, http.get("/v1/" + collection + "?limit=200").text()));
        for (String path : new String[] {
            "/v1/cities?q=renamed&limit=200",
            "/v1/cities?sort=-population&limit=200",
            "/v1/partnerships?sort=-established&limit=200",
            "/v1/partnerships?status=active",
            "/v1/conflicts?limit=200",
            "/v1/changes?after=0&limit=200",
            "/v1"
        }) {
            answers.put(path, http.get(path).text());
        }
        return answers;
    }
}
