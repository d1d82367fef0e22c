package dev.sistercity.registry.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.catalog.follow.DatabaseAvailability;
import dev.sistercity.registry.change.DatabaseError;
import dev.sistercity.registry.job.api.Job;
import dev.sistercity.registry.job.api.JobFailure;
import dev.sistercity.registry.job.api.JobStatus;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.work.RepeatedFaults;
import dev.sistercity.registry.shared.work.Worker;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** What the database has undone, or could not do at that moment. */
    private static final Set<DatabaseError> PASSING =
            EnumSet.of(DatabaseError.LOST_A_RACE, DatabaseError.AWAY, DatabaseError.HELD, DatabaseError.BUSY);

    private final UUID runner = UUID.randomUUID();
    private final Semaphore wake = new Semaphore(0);
    private final List<JobHandler> kinds;
    private final JobStore store;
    private final JobFiles files;
    private final DatabaseAvailability databaseAvailability;
    private final Worker worker = new Worker("job-runner", POLL, this::work);
    private final RepeatedFaults faults = new RepeatedFaults();
    private volatile JobRun current;

    JobRunner(@All List<JobHandler> kinds, JobStore store, JobFiles files, DatabaseAvailability databaseAvailability) {
        this.kinds = kinds;
        this.store = store;
        this.files = files;
        this.databaseAvailability = databaseAvailability;
    }

    /** Names of all kinds of jobs, in alphabetical order. */
    List<String> kinds() {
        return kinds.stream().map(JobHandler::name).sorted().toList();
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    /** Gives up what is under way at its next step: another replica, or the next start, goes on with it. */
    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        worker.end();
        JobRun run = current;
        if (run != null) {
            run.interrupt();
        }
        wake.release();
        worker.join(LAST_WORK);
    }

    /** A job was submitted here: no need to wait for the next look. */
    void wake() {
        wake.release();
    }

    private void work() throws InterruptedException {
        try {
            Optional<Job> job = databaseAvailability.awayBecause() == null ? claim() : Optional.empty();
            if (job.isPresent()) {
                run(job.get());
            } else {
                wake.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
            }
        } catch (RuntimeException e) {
            failed(e);
            pause();
        }
    }

    private Optional<Job> claim() {
        Optional<Job> job = store.claim(runner);
        faults.passed();
        return job;
    }

    /** Of a database that is away or busy others tell already; any other fault would have jobs wait in silence for good. */
    private void failed(RuntimeException e) {
        if (!isDatabases(e) && worker.isWanted() && faults.isNew(e)) {
            LOG.warn("Looking for jobs failed, and is tried again each second: until then none is run here", e);
        } else {
            LOG.debug("Looking for jobs failed; trying again", e);
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
        JobHandler kind = kinds.stream()
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
        long every = JobStore.LEASE.toMillis() / RENEWALS_PER_LEASE;
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

    private void run(JobHandler kind, Job job, JobRun run) {
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

    private void end(JobHandler kind, JobRun run, JobStatus status, JsonNode report, JobFailure failure) {
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

    /** Whether the database failed rather than the work: nothing of the step is kept, and the next try may get through. */
    private static boolean isDatabases(Throwable e) {
        // This replica reads the registry anew, since the database went back.
        if (e instanceof RegistryException refusal && refusal.kind() == Kind.UNAVAILABLE) {
            return true;
        }
        return PASSING.contains(DatabaseError.of(e));
    }
}
