package dev.sistercity.registry.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.catalog.Database;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Runs jobs, one at a time in each replica. A replica holds a job by a lease that it renews; one that dies is silent, and
 * after the lease another goes on from the last step that was committed.
 */
@Singleton
class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LAST_WORK = Duration.ofSeconds(5);
    private static final int RENEWALS_PER_LEASE = 3;
    /** A job that has ended the process so often is not tried again. */
    private static final int MOST_ATTEMPTS = 5;

    private final UUID runner = UUID.randomUUID();
    private final Semaphore wake = new Semaphore(0);
    private final List<JobKind> kinds;
    private final JobStore store;
    private final JobFiles files;
    private final Database database;
    private volatile Thread thread;
    private volatile JobRun current;

    JobRunner(@All List<JobKind> kinds, JobStore store, JobFiles files, Database database) {
        this.kinds = kinds;
        this.store = store;
        this.files = files;
        this.database = database;
    }

    void start(@Observes StartupEvent started) {
        thread = new Thread(this::work, "job-runner");
        thread.setDaemon(true);
        thread.start();
    }

    /** Gives up what is under way at its next step: another replica, or the next start, goes on with it. */
    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        Thread working = thread;
        thread = null;
        JobRun run = current;
        if (run != null) {
            run.interrupt();
        }
        wake.release();
        if (working != null) {
            working.join(LAST_WORK.toMillis());
        }
    }

    /** A job was submitted here: no need to wait for the next look. */
    void wake() {
        wake.release();
    }

    private void work() {
        while (thread != null) {
            try {
                Optional<Job> job = database.awayBecause() == null ? store.claim(runner) : Optional.empty();
                if (job.isPresent()) {
                    run(job.get());
                } else {
                    wake.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.debug("Looking for jobs failed; trying again", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Job job) {
        JobRun run = new JobRun(job, runner, store, files);
        JobKind kind = kinds.stream()
                .filter(known -> known.name().equals(job.kind()))
                .findFirst()
                .orElse(null);
        if (kind == null) {
            // Submitted to a newer version of the service beside this one.
            store.release(job.id(), runner);
            pause();
            return;
        }
        ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread beating = new Thread(task, "job-pulse");
            beating.setDaemon(true);
            return beating;
        });
        long every = JobStore.LEASE_SECONDS * 1000L / RENEWALS_PER_LEASE;
        ScheduledFuture<?> beat = pulse.scheduleWithFixedDelay(() -> renew(run), every, every, TimeUnit.MILLISECONDS);
        current = run;
        try {
            run(kind, job, run);
        } finally {
            current = null;
            beat.cancel(false);
            pulse.shutdownNow();
        }
    }

    private static void renew(JobRun run) {
        try {
            run.renew();
        } catch (RuntimeException e) {
            // The next beat tries again; if none gets through, the lease ends.
            LOG.debug("A lease could not be renewed", e);
        }
    }

    private void run(JobKind kind, Job job, JobRun run) {
        try {
            if (job.cancelRequested()) {
                end(kind, run, JobStatus.CANCELLED, null, null);
            } else if (job.attempts() > MOST_ATTEMPTS) {
                String detail = "it was broken off " + MOST_ATTEMPTS + " times";
                end(kind, run, JobStatus.FAILED, null, new JobFailure(detail, null));
            } else {
                end(kind, run, JobStatus.DONE, kind.run(run), null);
            }
        } catch (JobRun.Ended ended) {
            if (ended.leave() == JobStore.Leave.CANCELLED) {
                end(kind, run, JobStatus.CANCELLED, null, null);
            } else {
                store.release(run.id(), runner);
            }
        } catch (JobFailedException refused) {
            end(kind, run, JobStatus.FAILED, null, refused.failure());
        } catch (IOException | RuntimeException e) {
            if (isDatabases(e)) {
                LOG.warnf("Job %s waits for the database: %s", run.id(), e.getMessage());
                pause();
                store.release(run.id(), runner);
            } else {
                LOG.errorf(e, "Job %s failed", run.id());
                String detail = "a fault of ours; it is logged under the job's id";
                end(kind, run, JobStatus.FAILED, null, new JobFailure(detail, null));
            }
        }
    }

    private void end(JobKind kind, JobRun run, JobStatus status, JsonNode report, JobFailure failure) {
        QuarkusTransaction.requiringNew().run(() -> {
            JsonNode left = report;
            if (status != JobStatus.DONE) {
                kind.undo(run);
                left = kind.rest(run);
            }
            if (!store.finish(run.id(), runner, status, left, failure)) {
                throw new IllegalStateException("Job " + run.id() + " was taken over");
            }
        });
        LOG.infof("Job %s (%s): %s%s", run.id(), kind.name(), status, failure == null ? "" : ": " + failure.detail());
    }

    /** Whether the connection failed rather than the work: class 08, 57P or 53 of SQLSTATE, or none at all. */
    private static boolean isDatabases(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null || state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
            }
        }
        return false;
    }
}
