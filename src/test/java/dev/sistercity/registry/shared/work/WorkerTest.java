package dev.sistercity.registry.shared.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sistercity.registry.support.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerTest {

    private final Queue<Throwable> faults = new ArrayDeque<>();
    private final AtomicInteger rounds = new AtomicInteger();
    private final Worker worker = new Worker("tried-worker", Duration.ofMillis(1), this::round);

    private void round() throws Exception {
        Throwable fault = faults.poll();
        rounds.incrementAndGet();
        if (fault instanceof Exception exception) {
            throw exception;
        }
        if (fault instanceof Error error) {
            throw error;
        }
        Thread.sleep(1);
    }

    @AfterEach
    void end() {
        worker.end();
    }

    @Test
    void goes_on_after_whatever_a_round_throws() throws Exception {
        faults.addAll(List.of(
                new IllegalStateException("tried"),
                new IOException("tried"),
                new StackOverflowError("tried"),
                new NoClassDefFoundError("tried"),
                new AssertionError("tried"),
                new InterruptedException("tried")));
        worker.start();
        Patience.until("rounds after the faults", () -> rounds.get() > 10);
        assertFalse(Worker.dead().contains("tried-worker"));
        worker.interrupt();
        int before = rounds.get();
        Patience.until("rounds after an interruption", () -> rounds.get() > before + 10);
    }

    @Test
    void ends_after_the_round_under_way_and_starts_again() throws Exception {
        worker.start();
        worker.end();
        assertTrue(worker.join(Duration.ofMinutes(1)));
        int ended = rounds.get();
        assertFalse(worker.isWanted());
        assertFalse(Worker.dead().contains("tried-worker"), "what was ended is not missed");
        assertEquals(ended, rounds.get());
        worker.start();
        Patience.until("rounds of the second start", () -> rounds.get() > ended + 3);
    }

    @Test
    void ends_the_process_when_memory_has_run_out_and_is_missed_if_it_does_not_end() throws Exception {
        AtomicInteger ends = new AtomicInteger();
        Worker victim = new Worker(
                "victim",
                Duration.ofMillis(1),
                () -> {
                    throw new OutOfMemoryError("tried");
                },
                ends::incrementAndGet);
        victim.start();
        Patience.until("the end of the process", () -> ends.get() == 1);
        assertTrue(victim.join(Duration.ofMinutes(1)));
        assertTrue(Worker.dead().contains("victim"));
        victim.end();
        assertFalse(Worker.dead().contains("victim"));
    }
}
