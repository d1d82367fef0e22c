package dev.sistercity.registry.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.follow.Follower;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.change.log.WriteLock;
import dev.sistercity.registry.job.JobRun;
import dev.sistercity.registry.job.Senders;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.transfer.plan.ImportWriter;
import dev.sistercity.registry.transfer.plan.RowClass;
import dev.sistercity.registry.transfer.plan.RowResult;
import dev.sistercity.registry.transfer.read.ListRow;
import dev.sistercity.registry.transfer.resolve.CityResolver;
import dev.sistercity.registry.transfer.statement.StatementReader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Takes the rows of an import, a batch at a time: places them, and writes what they say with the note of it in one transaction. */
@Singleton
class ImportSteps {

    private static final Duration CATCH_UP = Duration.ofSeconds(60);

    private final RowResolver rowResolver;
    private final EarlierAnswers earlierAnswers;
    private final ImportWriter importWriter;
    private final ListSources sources;
    private final RowStore rows;
    private final WriteLock gate;
    private final Senders senders;
    private final ChangeLog log;
    private final Follower follower;
    private final Catalog catalog;
    private final ObjectMapper mapper;

    ImportSteps(
            RowResolver rowResolver,
            EarlierAnswers earlierAnswers,
            ImportWriter importWriter,
            ListSources sources,
            RowStore rows,
            WriteLock gate,
            Senders senders,
            ChangeLog log,
            Follower follower,
            Catalog catalog,
            ObjectMapper mapper) {
        this.rowResolver = rowResolver;
        this.earlierAnswers = earlierAnswers;
        this.importWriter = importWriter;
        this.sources = sources;
        this.rows = rows;
        this.gate = gate;
        this.senders = senders;
        this.log = log;
        this.follower = follower;
        this.catalog = catalog;
        this.mapper = mapper;
    }

    ImportWork begin(JobRun run, ImportOptions options, StatementReader reader) {
        if (options.dryRun() && run.done() > 0) {
            // What earlier rows would have made is known only to the process that began.
            run.step(() -> {
                rows.clear(run.id());
                return new JobRun.Step(0, JsonNodeFactory.instance.objectNode());
            });
        }
        JsonNode left = options.dryRun() ? null : run.state();
        ImportWork.State state =
                left == null ? ImportWork.State.BEGINNING : mapper.convertValue(left, ImportWork.State.class);
        RowResolver.ListReader reading = rowResolver.begin(reader, run.actor());
        EarlierAnswers.Memory memory = QuarkusTransaction.requiringNew().call(() -> {
            UUID list = state.list() == null ? sources.found(options).orElse(null) : state.list();
            return earlierAnswers.of(list, run.id(), run.actor());
        });
        return new ImportWork(run, options, reading, memory, state);
    }

    /** Takes all rows of a batch; if they are refused together, each for itself. */
    void take(ImportWork work, List<ListRow> batch) {
        long begun = System.nanoTime();
        List<RowResolver.ReadRow> read =
                earlierAnswers.recalled(rowResolver.place(batch, work.reading()), work.memory());
        work.matched(begun);
        Attempts.together(
                read, together -> step(work, together), (refused, why) -> step(work, List.of(refused.rejected(why))));
    }

    /** Waits until reads on this replica see what was written. */
    void end(ImportWork work) {
        await(work.sequence());
    }

    private void step(ImportWork work, List<RowResolver.ReadRow> batch) {
        ImportWriter.ImportPlan[] planned = new ImportWriter.ImportPlan[1];
        write(work, batch.size(), writing -> {
            ImportWriter.ImportPlan book = work.book();
            planned[0] = book;
            ImportWriter.ImportOrder order = writing.order(writing.state().list(), rows::kindAssumed);
            List<RowStore.Done> done = done(batch, importWriter.plan(placed(batch), book, order));
            writing.planned();
            UUID list = writing.state().list();
            if (!work.isDry()) {
                writing.changes().addAll(importWriter.write(book, order));
                rows.supersede(work.run().id(), list, quotes(done));
            }
            rows.insert(work.run().id(), work.isDry() ? null : list, done);
        });
        work.remember(planned[0]);
    }

    /** What is written in one transaction. */
    static final class StepTransaction {

        private final Actor actor;
        private final ImportWork.State state;
        private final List<Change> changes;
        private long planned = System.nanoTime();

        private StepTransaction(Actor actor, ImportWork.State state, List<Change> changes) {
            this.actor = actor;
            this.state = state;
            this.changes = changes;
        }

        ImportWork.State state() {
            return state;
        }

        /** To be logged. */
        List<Change> changes() {
            return changes;
        }

        /** What was done so far was finding out what is to be written. */
        void planned() {
            planned = System.nanoTime();
        }

        ImportWriter.ImportOrder order(UUID list, Function<Set<UUID>, Set<UUID>> kindAssumed) {
            return new ImportWriter.ImportOrder(actor, list, state.gazetteer(), kindAssumed);
        }
    }

    /**
     * Writes in one transaction with the note of it in the job.
     *
     * @param done rows that are done by it
     */
    void write(ImportWork work, int done, Consumer<StepTransaction> part) {
        await(work.sequence());
        long begun = System.nanoTime();
        long[] noted = new long[1];
        List<Change> logged = new ArrayList<>();
        ImportWork.State[] after = new ImportWork.State[1];
        work.run().step(() -> {
            logged.clear();
            Actor actor = admitted(work);
            List<Change> changes = new ArrayList<>();
            StepTransaction writing = new StepTransaction(actor, cited(work, actor, changes), changes);
            part.accept(writing);
            logged.addAll(log.append(changes));
            noted[0] = System.nanoTime();
            after[0] = writing.state().took(writing.planned - begun, noted[0] - writing.planned + work.committing());
            return new JobRun.Step(work.done() + done, mapper.valueToTree(after[0]));
        });
        work.stepped(after[0], done, System.nanoTime() - noted[0]);
        if (!logged.isEmpty()) {
            follower.committed(logged);
            work.wrote(logged.get(logged.size() - 1).sequence());
        }
    }

    private Actor admitted(ImportWork work) throws SQLException {
        Actor actor = senders.of(work.run());
        try {
            gate.pass(actor);
            return actor;
        } catch (RegistryException refused) {
            throw Senders.failure(refused);
        }
    }

    private ImportWork.State cited(ImportWork work, Actor actor, List<Change> changes) {
        ImportWork.State state = work.state();
        if (state.list() != null) {
            return state;
        }
        return work.isDry()
                ? state.citing(sources.found(work.options()).orElseGet(UUID::randomUUID), UUID.randomUUID())
                : state.citing(sources.list(work.options(), actor, changes), sources.gazetteer(actor, changes));
    }

    private static List<CityResolver.ResolvedRow> placed(List<RowResolver.ReadRow> batch) {
        return batch.stream()
                .filter(read -> read.placed() != null)
                .map(RowResolver.ReadRow::placed)
                .toList();
    }

    private static List<RowStore.Done> done(List<RowResolver.ReadRow> batch, List<RowResult> results) {
        List<RowStore.Done> done = new ArrayList<>(batch.size());
        int next = 0;
        for (RowResolver.ReadRow read : batch) {
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
