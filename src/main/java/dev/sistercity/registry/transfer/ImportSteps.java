package dev.sistercity.registry.transfer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sistercity.registry.job.JobRun;
import dev.sistercity.registry.transfer.plan.api.RowClass;
import dev.sistercity.registry.transfer.plan.api.RowResult;
import dev.sistercity.registry.transfer.read.ListRow;
import dev.sistercity.registry.transfer.resolve.CityResolver;
import dev.sistercity.registry.transfer.statement.StatementReader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Takes the rows of an import, a batch at a time: places them, and writes what they say with the note of it in one transaction. */
@Singleton
class ImportSteps {

    private final RowResolver rowResolver;
    private final EarlierAnswers earlierAnswers;
    private final ImportTransactions transactions;
    private final RowStore rows;

    ImportSteps(
            RowResolver rowResolver, EarlierAnswers earlierAnswers, ImportTransactions transactions, RowStore rows) {
        this.rowResolver = rowResolver;
        this.earlierAnswers = earlierAnswers;
        this.transactions = transactions;
        this.rows = rows;
    }

    ImportWork begin(JobRun run, ImportOptions options, StatementReader reader) {
        if (options.dryRun() && run.done() > 0) {
            // What earlier rows would have made is known only to the process that began.
            run.step(() -> {
                rows.clear(run.id());
                return new JobRun.Step(0, JsonNodeFactory.instance.objectNode());
            });
        }
        ImportWork.State state = transactions.state(run, options);
        RowResolver.ListReader reading = rowResolver.begin(reader, run.actor());
        EarlierAnswers.Memory memory = QuarkusTransaction.requiringNew()
                .call(() -> earlierAnswers.of(transactions.list(options, state), run.id(), run.actor()));
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
        transactions.await(work);
    }

    private void step(ImportWork work, List<RowResolver.ReadRow> batch) {
        transactions.write(work, batch.size(), step -> {
            List<RowStore.Done> done = done(batch, step.take(step.list(), placed(batch)));
            if (!work.isDry()) {
                rows.supersede(work.run().id(), step.list(), quotes(done));
            }
            rows.insert(work.run().id(), work.isDry() ? null : step.list(), done);
        });
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
}
