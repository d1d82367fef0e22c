package dev.sistercity.registry.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.job.api.JobView;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A job as it goes on, until it has ended. */
@Singleton
class JobStream {

    private static final Duration LOOK = Duration.ofMillis(500);

    private final ObjectMapper mapper;

    JobStream(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** @param look at the job; blocks, so it is done elsewhere than on the event loop */
    Multi<byte[]> of(Supplier<JobView> look) {
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
                    .repetitions()
                    .map(this::event);
        });
    }

    private byte[] event(JobView job) {
        try {
            return ("data: " + mapper.writeValueAsString(job) + "\n\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
