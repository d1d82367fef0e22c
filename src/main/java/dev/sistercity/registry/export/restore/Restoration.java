package dev.sistercity.registry.export.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.CollectionOrder;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.change.log.WriteLock;
import dev.sistercity.registry.export.ExportArchive;
import dev.sistercity.registry.export.ExportedLines;
import dev.sistercity.registry.export.Exports;
import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.job.JobHandler;
import dev.sistercity.registry.job.JobRun;
import dev.sistercity.registry.job.Senders;
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
class Restoration implements JobHandler {

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
    private final WriteLock gate;
    private final Senders senders;

    Restoration(
            Exports exports,
            RestoredCollections collections,
            Catalog catalog,
            ChangeLog log,
            WriteLock gate,
            Senders senders) {
        this.senders = senders;
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
        for (RecordCollection<?> type : types()) {
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

    /** In this order every record finds what the database has to have before it in other collections. */
    private List<RecordCollection<?>> types() {
        return CollectionOrder.loading(exports.types());
    }

    private static String file(RecordCollection<?> type) {
        return type.name() + ".ndjson";
    }

    private void requireAny(ExportArchive archive) {
        List<String> files = types().stream().map(Restoration::file).toList();
        if (files.stream().noneMatch(archive::has)) {
            throw new JobFailedException("the archive has none of the files " + String.join(", ", files), null);
        }
    }

    private ObjectNode restore(JobRun run, ExportArchive archive) throws IOException, SQLException {
        Actor actor = senders.of(run);
        gate.passAlone(actor);
        requireEmpty();
        ObjectNode records = JsonNodeFactory.instance.objectNode();
        List<RestoredCollections.Collection<?>> stored = new ArrayList<>();
        for (RecordCollection<?> type : types()) {
            stored.add(store(run, archive, type, actor));
        }
        // Rules look at what a record refers to, also where that comes after it, as a forum's outcomes do.
        for (RestoredCollections.Collection<?> collection : stored) {
            check(run, archive, collection);
            records.put(collection.type().name(), collection.size());
        }
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.set(RECORDS, records);
        if (run.parameters().path(DRY_RUN).asBoolean()) {
            throw new Undone(report);
        }
        return report.put(SEQUENCE, log.lockHead());
    }

    private void requireEmpty() throws SQLException {
        List<String> names = types().stream().map(RecordCollection::name).toList();
        if (!log.after(0, Long.MAX_VALUE, new ChangeLog.Wanted(names, null), 1).isEmpty()) {
            throw new JobFailedException("the registry has had records already; restore into an empty one", null);
        }
    }

    private <D> RestoredCollections.Collection<D> store(
            JobRun run, ExportArchive archive, RecordCollection<D> type, Actor actor) throws IOException {
        RestoredCollections.Collection<D> collection = collections.of(type, actor);
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
        return collection;
    }

    private void check(JobRun run, ExportArchive archive, RestoredCollections.Collection<?> collection)
            throws IOException {
        List<Change> changes = new ArrayList<>();
        try (ExportedLines lines = archive.lines(file(collection.type()))) {
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
    }

    private static void heed(JobRun run, ExportedLines lines) {
        if (lines.row() % BATCH == 0) {
            run.proceed();
        }
    }

    /** Who sees the job done finds the records. */
    private void await(long sequence) {
        try {
            catalog.awaits(sequence, CATCH_UP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
