package dev.sistercity.registry.catalog.follow;

import dev.sistercity.registry.change.log.ChainCheck;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.LogSource;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A stretch of the log as it was found, and where it breaks. */
record LogStretch(List<Change> changes, Optional<ChainCheck.Break> broken) {

    private static final int LENGTH = 5_000;

    /** Reads and verifies what follows a change. */
    static LogStretch read(LogSource log, long after, byte[] hashBefore) throws SQLException {
        List<Change> changes = log.found(after, LENGTH);
        return new LogStretch(changes, ChainCheck.firstBreak(after, hashBefore, changes));
    }

    /** Whether another may follow. */
    boolean isFull() {
        return changes.size() == LENGTH && broken.isEmpty();
    }

    List<Change> good() {
        return broken.map(at -> changes.subList(0, at.index())).orElse(changes);
    }

    /** Reads the next one on a thread of its own. */
    CompletableFuture<LogStretch> ahead(LogSource log) {
        Change last = changes.get(LENGTH - 1);
        CompletableFuture<LogStretch> ahead = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try {
                        ahead.complete(read(log, last.sequence(), last.seal().hash()));
                    } catch (SQLException | RuntimeException | Error e) {
                        ahead.completeExceptionally(e);
                    }
                },
                "change-reader");
        reader.setDaemon(true);
        reader.start();
        return ahead;
    }

    static LogStretch arrived(CompletableFuture<LogStretch> ahead) throws SQLException {
        try {
            return ahead.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLException away) {
                throw away;
            }
            throw e;
        }
    }
}
