package dev.sistercity.registry.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.job.JobRun;
import dev.sistercity.registry.job.JobWrites;
import dev.sistercity.registry.transfer.plan.ImportPlan;
import dev.sistercity.registry.transfer.plan.ImportPlanner;
import dev.sistercity.registry.transfer.plan.ImportWriter;
import dev.sistercity.registry.transfer.plan.api.RowResult;
import dev.sistercity.registry.transfer.resolve.CityResolver;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** The transactions of an import: in each, rows become records, with the note in the job of how far it has come. */
@Singleton
class ImportTransactions {

    private final JobWrites writes;
    private final ListSources sources;
    private final ImportPlanner planner;
    private final ImportWriter writer;
    private final RowStore rows;
    private final ObjectMapper mapper;

    ImportTransactions(
            JobWrites writes,
            ListSources sources,
            ImportPlanner planner,
            ImportWriter writer,
            RowStore rows,
            ObjectMapper mapper) {
        this.writes = writes;
        this.sources = sources;
        this.planner = planner;
        this.writer = writer;
        this.rows = rows;
        this.mapper = mapper;
    }

    /** Where an import begins, or goes on. A dry run begins anew: what earlier rows would have made is known to one process alone. */
    ImportWork.State state(JobRun run, ImportOptions options) {
        JsonNode left = options.dryRun() ? null : run.state();
        return left == null ? ImportWork.State.BEGINNING : mapper.convertValue(left, ImportWork.State.class);
    }

    /** The source that an import cites; null where there is none yet. */
    UUID list(ImportOptions options, ImportWork.State state) {
        return state.list() == null ? sources.found(options).orElse(null) : state.list();
    }

    /** One of them, as what is done in it sees it. */
    final class StepTransaction {

        private final ImportWork work;
        private final Actor actor;
        private final ImportWork.State state;
        private final List<Change> changes;
        private ImportPlan plan;
        private long planned = System.nanoTime();

        private StepTransaction(ImportWork work, Actor actor, ImportWork.State state, List<Change> changes) {
            this.work = work;
            this.actor = actor;
            this.state = state;
            this.changes = changes;
        }

        /** The source of the list that is imported. */
        UUID list() {
            return state.list();
        }

        /**
         * Takes rows: plans what they change and, unless it is a dry run, writes it. Once in a transaction.
         *
         * @param list source of the rows
         * @return what becomes of each, in their order
         */
        List<RowResult> take(UUID list, List<CityResolver.ResolvedRow> placed) {
            plan = work.book();
            ImportPlan.ImportOrder order =
                    new ImportPlan.ImportOrder(actor, list, state.gazetteer(), rows::kindAssumed);
            List<RowResult> results = planner.plan(placed, plan, order);
            planned = System.nanoTime();
            if (!work.isDry()) {
                changes.addAll(writer.write(plan, order));
            }
            return results;
        }
    }

    /**
     * Does some work in one transaction with the note of it in the job.
     *
     * @param done rows that are done by it
     * @param part to take rows by {@link StepTransaction#take}
     */
    void write(ImportWork work, int done, Consumer<StepTransaction> part) {
        await(work);
        long begun = System.nanoTime();
        long[] noted = new long[1];
        List<Change> logged = new ArrayList<>();
        ImportWork.State[] after = new ImportWork.State[1];
        ImportPlan[] plan = new ImportPlan[1];
        work.run().step(() -> {
            logged.clear();
            Actor actor = writes.admitted(work.run());
            List<Change> changes = new ArrayList<>();
            StepTransaction step = new StepTransaction(work, actor, cited(work, actor, changes), changes);
            part.accept(step);
            plan[0] = step.plan;
            logged.addAll(writes.log(changes));
            noted[0] = System.nanoTime();
            after[0] = step.state.took(step.planned - begun, noted[0] - step.planned + work.committing());
            return new JobRun.Step(work.done() + done, mapper.valueToTree(after[0]));
        });
        work.stepped(after[0], done, System.nanoTime() - noted[0]);
        if (!logged.isEmpty()) {
            work.wrote(writes.committed(logged));
        }
        work.remember(plan[0]);
    }

    /** Waits until reads on this replica see what was written. */
    void await(ImportWork work) {
        writes.await(work.sequence());
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
}
