package dev.sistercity.registry.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.catalog.follow.Follower;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what was written past any request: nobody who asks for it next would wait for it. */
public final class ReadLog {

    private ReadLog() {}

    /** Until the replica has read the log as far as it is written now. */
    public static void by(Follower follower) throws InterruptedException {
        CompletableFuture<Boolean> read = new CompletableFuture<>();
        follower.whenRead(read::complete);
        try {
            assertThat(read.get(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("The log was not read", e);
        }
    }
}
