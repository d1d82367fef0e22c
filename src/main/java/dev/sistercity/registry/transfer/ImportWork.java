package dev.sistercity.registry.transfer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.sistercity.registry.job.JobRun;
import dev.sistercity.registry.transfer.plan.ImportPlan;
import java.util.UUID;

/** An import that is under way. */
final class ImportWork {

    private static final double NANOS = 1e9;

    private final JobRun run;
    private final ImportOptions options;
    private final RowResolver.ListReader reading;
    private final EarlierAnswers.Memory memory;
    /** Of a dry run, which writes nothing that a later row could find. */
    private final ImportPlan whole;

    private final ImportPlan written = new ImportPlan();

    private State state;
    private long done;
    private long sequence;
    /** Of the last step, which could not note it itself; in nanoseconds. */
    private long committing;

    ImportWork(
            JobRun run,
            ImportOptions options,
            RowResolver.ListReader reading,
            EarlierAnswers.Memory memory,
            State state) {
        this.run = run;
        this.options = options;
        this.reading = reading;
        this.memory = memory;
        this.whole = options.dryRun() ? new ImportPlan() : null;
        this.state = state;
        this.done = options.dryRun() ? 0 : run.done();
    }

    /**
     * Where an import stands.
     *
     * @param list source that is cited; null until there is one
     * @param gazetteer source that is cited for new cities
     * @param secondsMatching finding out what rows mean and what the registry has of it
     * @param secondsWriting storing what comes of it, up to the end of the transaction
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record State(UUID list, UUID gazetteer, double secondsMatching, double secondsWriting) {

        static final State BEGINNING = new State(null, null, 0, 0);

        State citing(UUID ofList, UUID ofGazetteer) {
            return new State(ofList, ofGazetteer, secondsMatching, secondsWriting);
        }

        /** Both in nanoseconds. */
        State took(long matching, long writing) {
            return new State(list, gazetteer, secondsMatching + matching / NANOS, secondsWriting + writing / NANOS);
        }
    }

    JobRun run() {
        return run;
    }

    ImportOptions options() {
        return options;
    }

    RowResolver.ListReader reading() {
        return reading;
    }

    EarlierAnswers.Memory memory() {
        return memory;
    }

    State state() {
        return state;
    }

    /** The source that is cited; null where nothing was written. */
    UUID list() {
        return state.list();
    }

    boolean isDry() {
        return whole != null;
    }

    /** What would be written; empty where it is. */
    ImportPlan book() {
        return whole == null ? new ImportPlan(written) : whole;
    }

    /** Rows that are done. */
    long done() {
        return done;
    }

    /** Number of the last change that it wrote; 0 for none. */
    long sequence() {
        return sequence;
    }

    /**
     * Counts what matching took.
     *
     * @param begun as {@link System#nanoTime} had it
     */
    void matched(long begun) {
        state = state.took(System.nanoTime() - begun, 0);
    }

    long committing() {
        return committing;
    }

    /**
     * After a step.
     *
     * @param rows that it did
     * @param took to commit, in nanoseconds
     */
    void stepped(State after, int rows, long took) {
        state = after;
        done += rows;
        committing = took;
    }

    void wrote(long last) {
        sequence = last;
    }

    /** @param book of what was written */
    void remember(ImportPlan book) {
        if (!isDry()) {
            written.remember(book);
        }
    }
}
