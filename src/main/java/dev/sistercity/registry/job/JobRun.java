package dev.sistercity.registry.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.job.api.Job;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.InputStream;
import java.util.UUID;
import java.util.concurrent.Callable;

/** One run of a job: what the work has to know and to say. */
public final class JobRun {

    /** Longer than any step should take. */
    private static final int STEP_SECONDS = 300;

    private final Job job;
    private final UUID runner;
    private final JobStore store;
    private final JobFiles files;
    private final ReadLoadThrottle readLoadThrottle = new ReadLoadThrottle();
    private JsonNode state;
    private volatile JobStore.Leave leave = JobStore.Leave.YES;

    JobRun(Job job, UUID runner, JobStore store, JobFiles files) {
        this.job = job;
        this.runner = runner;
        this.store = store;
        this.files = files;
        this.state = job.state();
    }

    public UUID id() {
        return job.id();
    }

    /** Name of who sent it. */
    public String actor() {
        return job.actor();
    }

    /** Id of the key with which it was sent; null where that is none that can be revoked. */
    UUID actorKey() {
        return job.actorKey();
    }

    /** As the job was submitted with. */
    public JsonNode parameters() {
        return job.parameters();
    }

    /** What is done, as far as it is stored. */
    public long done() {
        return job.done();
    }

    /** As the last step left it, of an earlier run too; null at the beginning. */
    public JsonNode state() {
        return state;
    }

    /** The uploaded file, from its beginning. */
    public InputStream file() {
        return files.open(job.id());
    }

    /** Says how much there is to do in all. */
    public void total(long total) {
        heed(store.total(job.id(), runner, total));
    }

    /**
     * What a step did.
     *
     * @param done rows done in all, from the job's beginning
     * @param state from which the next step, or another replica, goes on; null for unchanged
     */
    public record Step(long done, JsonNode state) {}

    /**
     * Does one step of the work in one transaction with the note of it: after a crash either both are there or none. Steps
     * should be short, since between them a job is cancelled, its progress seen, and the machine left to readers.
     *
     * @param work runs inside the transaction; of what it throws, nothing stays
     */
    public void step(Callable<Step> work) {
        heed(leave);
        Step step = QuarkusTransaction.requiringNew().timeout(STEP_SECONDS).call(() -> {
            Step done = work.call();
            heed(store.step(job.id(), runner, done.done(), done.state()));
            return done;
        });
        if (step.state() != null) {
            state = step.state();
        }
        readLoadThrottle.rest();
    }

    /** Ends the work here if the job was cancelled or is no longer this replica's; for work between steps. */
    public void proceed() {
        heed(leave);
    }

    /** Says that this replica is alive, while the work goes on elsewhere. */
    void renew() {
        leave = store.renew(job.id(), runner);
    }

    void interrupt() {
        leave = JobStore.Leave.LOST;
    }

    private static void heed(JobStore.Leave leave) {
        if (leave != JobStore.Leave.YES) {
            throw new Ended(leave);
        }
    }

    /** Unwinds the work; only the runner catches it. */
    static final class Ended extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final JobStore.Leave leave;

        private Ended(JobStore.Leave leave) {
            super(null, null, false, false);
            this.leave = leave;
        }

        JobStore.Leave leave() {
            return leave;
        }
    }
}
