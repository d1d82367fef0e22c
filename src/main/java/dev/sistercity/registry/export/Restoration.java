package dev.sistercity.registry.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.change.Change;
import dev.sistercity.registry.change.ChangeLog;
import dev.sistercity.registry.change.WriteGate;
import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.job.JobKind;
import dev.sistercity.registry.job.JobRun;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes an empty registry of the NDJSON files of an export: all of them or nothing, in one transaction, through the registers'
 * rules. Records keep their ids, versions and times, and come in the order in which they stood, so that an export of the new
 * registry is the same, byte for byte.
 */
@Singleton
class Restoration implements JobKind {

    static final String NAME = "restoration";
    static final String DRY_RUN = "dryRun";

    private static final String SEQUENCE = "sequence";
    private static final String RECORDS = "records";
    private static final String WHY = "Restored from an export";
    private static final Duration CATCH_UP = Duration.ofMinutes(5);
    private static final int BATCH = 500;

    private final Exports exports;
    private final RestoredCollections collections;
    private final Catalog catalog;
    private final ChangeLog log;
    private final WriteGate gate;

    Restoration(Exports exports, RestoredCollections collections, Catalog catalog, ChangeLog log, WriteGate gate) {
        this.exports = exports;
        this.collections = collections;
        this.catalog = catalog;
        this.log = log;
        this.gate = gate;
    }

    /** Unwinds the transaction of a dry run. */
    private static final class Undone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient ObjectNode report;

        Undone(ObjectNode report) {
            super(null, null, false, false);
            this.report = report;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public JsonNode run(JobRun run) throws IOException {
        if (run.state() != null) {
            // Everything was stored before the last run was broken off.
            return run.state();
        }
        try (ExportArchive archive = new ExportArchive(run.file())) {
            return run(run, archive);
        }
    }

    private JsonNode run(JobRun run, ExportArchive archive) throws IOException {
        requireAny(archive);
        long total = 0;
        for (RecordType<?> type : types()) {
            try (ExportedLines lines = archive.lines(file(type))) {
                while (lines.next() != null) {
                    total++;
                }
            }
            run.proceed();
        }
        run.total(total);
        long rows = total;
        ObjectNode[] report = new ObjectNode[1];
        try {
            run.step(() -> {
                report[0] = restore(run, archive);
                return new JobRun.Step(rows, report[0]);
            });
        } catch (Undone dryRun) {
            return dryRun.report.put(DRY_RUN, true);
        }
        await(report[0].get(SEQUENCE).longValue());
        return report[0];
    }

    /** In this order every record finds what it refers to in other collections. */
    private List<RecordType<?>> types() {
        List<String> order = List.of(
                "sources",
                "cities",
                "partnerships",
                "forum-series",
                "forums",
                "exchanges",
                "platforms",
                "projects",
                "knowledge-transfers",
                "networks",
                "commitments",
                "campaigns",
                "claims");
        List<RecordType<?>> types = new ArrayList<>(exports.types());
        types.sort(java.util.Comparator.comparingInt(type -> order.indexOf(type.name())));
        return types;
    }

    private static String file(RecordType<?> type) {
        return type.name() + ".ndjson";
    }

    private void requireAny(ExportArchive archive) {
        List<String> files = types().stream().map(Restoration::file).toList();
        if (files.stream().noneMatch(archive::has)) {
            throw new JobFailedException("the archive has none of the files " + String.join(", ", files), null);
        }
    }

    private ObjectNode restore(JobRun run, ExportArchive archive) throws IOException, SQLException {
        gate.passAlone(Actor.REGISTRAR);
        requireEmpty();
        ObjectNode records = JsonNodeFactory.instance.objectNode();
        for (RecordType<?> type : types()) {
            records.put(type.name(), restore(run, archive, type));
        }
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.set(RECORDS, records);
        if (run.parameters().path(DRY_RUN).asBoolean()) {
            throw new Undone(report);
        }
        return report.put(SEQUENCE, log.lockHead());
    }

    private void requireEmpty() throws SQLException {
        List<String> names = types().stream().map(RecordType::name).toList();
        if (!log.after(0, Long.MAX_VALUE, new ChangeLog.Wanted(names, null), 1).isEmpty()) {
            throw new JobFailedException("the registry has had records already; restore into an empty one", null);
        }
    }

    private <D> int restore(JobRun run, ExportArchive archive, RecordType<D> type) throws IOException {
        RestoredCollections.Collection<D> collection = collections.of(type);
        try (ExportedLines lines = archive.lines(file(type))) {
            for (byte[] line; (line = lines.next()) != null; ) {
                collection.announce(line, lines);
            }
        }
        try (ExportedLines lines = archive.lines(file(type))) {
            for (byte[] line; (line = lines.next()) != null; ) {
                collection.store(line, lines);
                heed(run, lines);
            }
            collection.storeRest(lines);
        }
        List<Change> changes = new ArrayList<>();
        try (ExportedLines lines = archive.lines(file(type))) {
            for (byte[] line; (line = lines.next()) != null; ) {
                changes.add(collection.check(line, lines).because(WHY));
                if (changes.size() == BATCH) {
                    log.append(changes);
                    changes.clear();
                }
                heed(run, lines);
            }
        }
        log.append(changes);
        return collection.size();
    }

    private static void heed(JobRun run, ExportedLines lines) {
        if (lines.row() % BATCH == 0) {
            run.proceed();
        }
    }

    /** Whoever sees the job done finds the records. */
    private void await(long sequence) {
        try {
            catalog.awaits(sequence, CATCH_UP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
