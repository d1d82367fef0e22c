package dev.sistercity.registry.cli;

import java.util.concurrent.CountDownLatch;

/**
 * What happens when a command that watches a job is interrupted (Ctrl-C, SIGTERM): the job is the registry's and goes on. In a
 * terminal the command asks whether to cancel it; elsewhere it says how to.
 */
final class Interruption implements AutoCloseable {

    private final JobWatch watch;
    private final Thread hook = new Thread(this::interrupted, "interruption");
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean begun;

    Interruption(JobWatch watch) {
        this.watch = watch;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Holds the caller, who would go on printing, while the question is asked; the process ends then. */
    void giveWay() {
        if (begun) {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void interrupted() {
        begun = true;
        try {
            watch.interrupted();
        } finally {
            over.countDown();
        }
    }

    /** The job has ended: nothing is left to interrupt. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException underWay) {
            giveWay();
        }
    }
}
