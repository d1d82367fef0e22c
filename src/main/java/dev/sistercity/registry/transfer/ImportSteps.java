package dev.sistercity.registry.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Standing;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.Follower;
import dev.sistercity.registry.change.Change;
import dev.sistercity.registry.change.ChangeLog;
import dev.sistercity.registry.change.Overtaken;
import dev.sistercity.registry.change.WriteGate;
import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.job.JobRun;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.transfer.plan.Placer;
import dev.sistercity.registry.transfer.plan.Posting;
import dev.sistercity.registry.transfer.plan.RowClass;
import dev.sistercity.registry.transfer.plan.RowResult;
import dev.sistercity.registry.transfer.read.ListRow;
import jakarta.inject.Singleton;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.LockAcquisitionException;

/** Takes the rows of an import, a batch at a time: places them, and writes what they say with the note of it in one transaction. */
@Singleton
class ImportSteps {

    private static final int ATTEMPTS = 4;
    private static final Duration CATCH_UP = Duration.ofSeconds(60);
    private static final double NANOS = 1e9;

    private final Placing placing;
    private final Posting posting;
    private final ListSources sources;
    private final RowStore rows;
    private final WriteGate gate;
    private final Standing standing;
    private final ChangeLog log;
    private final Follower follower;
    private final Catalog catalog;
    private final ObjectMapper mapper;

    ImportSteps(
            Placing placing,
            Posting posting,
            ListSources sources,
            RowStore rows,
            WriteGate gate,
            Standing standing,
            ChangeLog log,
            Follower follower,
            Catalog catalog,
            ObjectMapper mapper) {
        this.placing = placing;
        this.posting = posting;
        this.sources = sources;
        this.rows = rows;
        this.gate = gate;
        this.standing = standing;
        this.log = log;
        this.follower = follower;
        this.catalog = catalog;
        this.mapper = mapper;
    }

    /**
     * Where an import stands.
     *
     * @param list source that is cited; null until there is one
     * @param gazetteer source that is cited for new cities
     * @param secondsMatching finding out what rows mean and what the registry has of it
     * @param secondsWriting storing what comes of it, up to the end of the transaction
     */
    record State(UUID list, UUID gazetteer, double secondsMatching, double secondsWriting) {

        static final State BEGINNING = new State(null, null, 0, 0);
    }

    /** An import that is under way. */
    static final class Work {

        private final JobRun run;
        private final ImportOptions options;
        private final Placing.Reading reading;
        /** Of a dry run, which writes nothing that a later row could find. */
        private final Posting.Book whole;

        private State state;
        private long done;
        private long sequence;
        /** Of the last step, which noted no end of its own. */
        private double committing;

        private Work(JobRun run, ImportOptions options, Placing.Reading reading, State state) {
            this.run = run;
            this.options = options;
            this.reading = reading;
            this.whole = options.dryRun() ? new Posting.Book() : null;
            this.state = state;
            this.done = options.dryRun() ? 0 : run.done();
        }

        /** Rows that are done. */
        long done() {
            return done;
        }
    }

    Work begin(JobRun run, ImportOptions options) {
        if (options.dryRun() && run.done() > 0) {
            // What the rows before would have made was in the memory of whoever began.
            run.step(() -> {
                rows.clear(run.id());
                return new JobRun.Step(0, JsonNodeFactory.instance.objectNode());
            });
        }
        JsonNode left = options.dryRun() ? null : run.state();
        State state = left == null ? State.BEGINNING : mapper.convertValue(left, State.class);
        return new Work(run, options, placing.begin(options.mapping(), run.actor()), state);
    }

    /** Takes all rows of a batch; if they are refused together, each for itself. */
    void take(Work work, List<ListRow> batch) {
        long begun = System.nanoTime();
        List<Placing.Read> read = placing.place(batch, work.reading);
        double matching = (System.nanoTime() - begun) / NANOS;
        work.state = new State(
                work.state.list(),
                work.state.gazetteer(),
                work.state.secondsMatching() + matching,
                work.state.secondsWriting());
        post(work, read);
    }

    /** Waits until everybody can read here what was written. */
    void end(Work work) {
        await(work.sequence);
    }

    private void post(Work work, List<Placing.Read> batch) {
        for (int attempt = 1; ; attempt++) {
            try {
                step(work, batch);
                return;
            } catch (Overtaken | OptimisticLockException | LockAcquisitionException overtaken) {
                // Somebody wrote the same records meanwhile: the next attempt finds them.
                if (attempt == ATTEMPTS) {
                    throw overtaken;
                }
            } catch (RegistryException refused) {
                if (batch.size() > 1) {
                    int half = batch.size() / 2;
                    post(work, batch.subList(0, half));
                    post(work, batch.subList(half, batch.size()));
                } else {
                    step(work, List.of(batch.get(0).rejected(refused.getMessage())));
                }
                return;
            }
        }
    }

    private void step(Work work, List<Placing.Read> batch) {
        await(work.sequence);
        long begun = System.nanoTime();
        long[] noted = new long[1];
        List<Change> logged = new ArrayList<>();
        State[] after = new State[1];
        work.run.step(() -> {
            logged.clear();
            Actor actor = admitted(work);
            List<Change> changes = new ArrayList<>();
            State state = cited(work, actor, changes);
            Posting.Order order = new Posting.Order(actor, state.list(), state.gazetteer(), rows::kindAssumed);
            Posting.Book book = work.whole == null ? new Posting.Book() : work.whole;
            List<RowStore.Done> done = done(batch, posting.plan(placed(batch), book, order));
            long planned = System.nanoTime();
            if (work.whole == null) {
                changes.addAll(posting.write(book, order));
                rows.supersede(work.run.id(), state.list(), quotes(done));
            }
            rows.insert(work.run.id(), work.whole == null ? state.list() : null, done);
            logged.addAll(log.append(changes));
            noted[0] = System.nanoTime();
            after[0] = new State(
                    state.list(),
                    state.gazetteer(),
                    state.secondsMatching() + (planned - begun) / NANOS,
                    state.secondsWriting() + work.committing + (noted[0] - planned) / NANOS);
            return new JobRun.Step(work.done + batch.size(), mapper.valueToTree(after[0]));
        });
        work.committing = (System.nanoTime() - noted[0]) / NANOS;
        work.state = after[0];
        work.done += batch.size();
        if (!logged.isEmpty()) {
            follower.committed(logged);
            work.sequence = logged.get(logged.size() - 1).sequence();
        }
    }

    private Actor admitted(Work work) throws SQLException {
        try {
            Actor actor = standing.named(work.run.actor());
            gate.pass(actor);
            return actor;
        } catch (RegistryException refused) {
            throw new JobFailedException("who sent it may write no more: " + refused.getMessage(), null);
        }
    }

    private State cited(Work work, Actor actor, List<Change> changes) {
        State state = work.state;
        if (state.list() != null) {
            return state;
        }
        return work.whole == null
                ? new State(
                        sources.list(work.options, actor, changes),
                        sources.gazetteer(actor, changes),
                        state.secondsMatching(),
                        state.secondsWriting())
                : new State(
                        sources.known(work.options),
                        UUID.randomUUID(),
                        state.secondsMatching(),
                        state.secondsWriting());
    }

    private static List<Placer.Placed> placed(List<Placing.Read> batch) {
        return batch.stream()
                .filter(read -> read.placed() != null)
                .map(Placing.Read::placed)
                .toList();
    }

    private static List<RowStore.Done> done(List<Placing.Read> batch, List<RowResult> results) {
        List<RowStore.Done> done = new ArrayList<>(batch.size());
        int next = 0;
        for (Placing.Read read : batch) {
            done.add(new RowStore.Done(
                    read.row(), read.placed() == null ? RowResult.rejected(read.fault()) : results.get(next++)));
        }
        return done;
    }

    private static List<String> quotes(List<RowStore.Done> done) {
        return done.stream()
                .filter(row -> row.result().rowClass() == RowClass.TO_REVIEW)
                .map(row -> row.result().statement().quote())
                .toList();
    }

    private void await(long sequence) {
        try {
            catalog.awaits(sequence, CATCH_UP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
