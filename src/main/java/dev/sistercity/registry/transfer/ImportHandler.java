package dev.sistercity.registry.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.gazetteer.Decompression;
import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.job.JobHandler;
import dev.sistercity.registry.job.JobRun;
import dev.sistercity.registry.transfer.correction.Corrections;
import dev.sistercity.registry.transfer.plan.api.RowClass;
import dev.sistercity.registry.transfer.read.ListRow;
import dev.sistercity.registry.transfer.read.ListRows;
import dev.sistercity.registry.transfer.statement.Mapping;
import dev.sistercity.registry.transfer.statement.Preset;
import dev.sistercity.registry.transfer.statement.ReadingTally;
import dev.sistercity.registry.transfer.statement.StatementReader;
import jakarta.inject.Singleton;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;

/**
 * Imports a list of partnerships. The whole file is looked through before anything is written, so that one that cannot be read
 * leaves nothing; then its rows are written by the hundred, each batch with the note of it in one transaction.
 */
@Singleton
class ImportHandler implements JobHandler {

    static final String NAME = "import";

    private static final int BATCH = 1_000;
    private static final int LOOK = 10_000;

    private final ImportSteps steps;
    private final OpenRowRematch openRowRematch;
    private final Corrections corrections;
    private final RowStore rows;
    private final ObjectMapper mapper;
    private final Clock clock;

    ImportHandler(
            ImportSteps steps,
            OpenRowRematch openRowRematch,
            Corrections corrections,
            RowStore rows,
            ObjectMapper mapper,
            Clock clock) {
        this.steps = steps;
        this.openRowRematch = openRowRematch;
        this.corrections = corrections;
        this.rows = rows;
        this.mapper = mapper;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public JsonNode run(JobRun run) throws IOException {
        ImportOptions options = options(run);
        if (Preset.CORRECTIONS.equals(options.preset())) {
            return corrected(run, options);
        }
        List<String> header = header(run, options);
        Mapping mapping = options.mapping(header);
        mapping.check(header);
        StatementReader reader = new StatementReader(mapping.in(header), LocalDate.now(clock));
        ReadingTally tally = new ReadingTally(mapping, reader);
        run.total(count(run, options, tally));
        ImportWork work = steps.begin(run, options, reader);
        long done = 0;
        List<ListRow> batch = new ArrayList<>(BATCH);
        try (ListRows list = open(run, options)) {
            for (ListRow row; (row = list.next()) != null; ) {
                if (++done > work.done()) {
                    batch.add(row);
                }
                if (batch.size() == BATCH) {
                    steps.take(work, batch);
                    batch.clear();
                }
            }
        }
        if (!batch.isEmpty()) {
            steps.take(work, batch);
        }
        openRowRematch.after(work);
        steps.end(work);
        ObjectNode report = report(run, options);
        tally.report(report);
        return report;
    }

    private JsonNode corrected(JobRun run, ImportOptions options) throws IOException {
        run.total(count(run, options, null));
        corrections.take(
                run,
                options.dryRun(),
                () -> open(run, options),
                noted -> rows.insert(
                        run.id(),
                        null,
                        noted.stream()
                                .map(done -> new RowStore.Done(done.row(), done.result()))
                                .toList()));
        return report(run, options);
    }

    private static List<String> header(JobRun run, ImportOptions options) throws IOException {
        try (ListRows list = open(run, options)) {
            return list.columns();
        }
    }

    /** @param tally null where nothing is told of how rows were read */
    private static long count(JobRun run, ImportOptions options, ReadingTally tally) throws IOException {
        long count = 0;
        try (ListRows list = open(run, options)) {
            if (tally != null) {
                tally.header(list.columns());
                tally.sheets(list.unusedSheets());
            }
            for (ListRow row; (row = list.next()) != null; ) {
                if (tally != null) {
                    tally.add(row);
                }
                if (++count % LOOK == 0) {
                    run.proceed();
                }
            }
        }
        if (count == 0) {
            throw new JobFailedException("the file has a header and no rows", null);
        }
        return count;
    }

    private static ListRows open(JobRun run, ImportOptions options) throws IOException {
        try {
            InputStream file = options.format().isSheet() ? run.file() : Decompression.open(run.file());
            return options.format().open(file, options.reading());
        } catch (EOFException | ZipException e) {
            throw new JobFailedException("the packed file is damaged, from its beginning on", null);
        }
    }

    private ImportOptions options(JobRun run) {
        return mapper.convertValue(run.parameters(), ImportOptions.class);
    }

    private ObjectNode report(JobRun run, ImportOptions options) {
        Map<RowClass, Long> counts = rows.counts(run.id());
        ObjectNode report = JsonNodeFactory.instance
                .objectNode()
                .put("dryRun", options.dryRun())
                .put("rows", counts.values().stream().mapToLong(Long::longValue).sum())
                .put("created", counts.getOrDefault(RowClass.CREATED, 0L))
                .put("matched", counts.getOrDefault(RowClass.MATCHED, 0L))
                .put("merged", counts.getOrDefault(RowClass.MERGED, 0L))
                .put("conflicting", counts.getOrDefault(RowClass.CONFLICTING, 0L))
                .put("toReview", counts.getOrDefault(RowClass.TO_REVIEW, 0L))
                .put("rejected", counts.getOrDefault(RowClass.REJECTED, 0L));
        JsonNode state = run.state();
        if (state != null && state.hasNonNull("list")) {
            if (!options.dryRun()) {
                report.set("source", state.get("list"));
            }
            report.set("secondsMatching", state.get("secondsMatching"));
            report.set("secondsWriting", state.get("secondsWriting"));
        }
        return report;
    }

    /** Whole batches stay: imported again, the list goes on from there, as what is known already is not written twice. */
    @Override
    public JsonNode rest(JobRun run) {
        ObjectNode report = report(run, options(run));
        boolean any = report.path("rows").asLong() > 0 && !report.path("dryRun").asBoolean();
        return report.put(
                "stays",
                any
                        ? "what the rows that are counted here have written stays; to go on, import the list again"
                        : "nothing was written");
    }
}
