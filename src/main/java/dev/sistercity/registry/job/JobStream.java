package dev.sistercity.registry.job;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A job as it goes on, until it has ended. */
@Singleton
class JobStream {

    private static final Duration LOOK = Duration.ofMillis(500);

    /** @param look at the job; blocks, so it is done elsewhere than on the event loop */
    Multi<JobView> of(Supplier<JobView> look) {
        return Multi.createFrom().deferred(() -> {
            AtomicBoolean over = new AtomicBoolean();
            return Multi.createFrom()
                    .ticks()
                    .every(LOOK)
                    .onOverflow()
                    .drop()
                    .onItem()
                    .transformToUniAndConcatenate(tick ->
                            Uni.createFrom().item(look).runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                    .select()
                    // The end itself is shown too.
                    .first(job -> !over.getAndSet(job.status().ended()))
                    .skip()
                    .repetitions();
        });
    }
}
