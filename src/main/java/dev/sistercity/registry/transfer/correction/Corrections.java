package dev.sistercity.registry.transfer.correction;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.ConcurrentChangeException;
import dev.sistercity.registry.change.ConsentNeeded;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.endpoint.request.DraftReader;
import dev.sistercity.registry.endpoint.write.ConsentRequests;
import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.job.JobRun;
import dev.sistercity.registry.job.JobWrites;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.partnership.PartnershipRegister;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import dev.sistercity.registry.transfer.plan.api.RowClass;
import dev.sistercity.registry.transfer.plan.api.RowResult;
import dev.sistercity.registry.transfer.read.ColumnNames;
import dev.sistercity.registry.transfer.read.ListRow;
import dev.sistercity.registry.transfer.read.ListRows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.hibernate.exception.LockAcquisitionException;

/**
 * Takes the registry's own CSV of partnerships back, corrected: each row that says something else than the registry is a change of that
 * partnership at the version that the list has, by the sender and by the rules of any change. Rows that changed nothing are only noted.
 */
@Singleton
public class Corrections {

    private static final String REASON = "Corrected in a list";
    private static final int NOTED = 1_000;
    private static final int ATTEMPTS = 4;

    private final CorrectionReader reader;
    private final PartnershipChanges changes;
    private final JobWrites writes;

    Corrections(CorrectionReader reader, PartnershipChanges changes, JobWrites writes) {
        this.reader = reader;
        this.changes = changes;
        this.writes = writes;
    }

    /** What changes a partnership. */
    @Singleton
    record PartnershipChanges(
            PartnershipCollection type, PartnershipRegister register, DraftReader drafting, ConsentRequests consents) {}

    /** A row, and what became of it. */
    public record Done(ListRow row, RowResult result) {}

    /** Opens the list, from its beginning. */
    @FunctionalInterface
    public interface Opening {
        ListRows open() throws IOException;
    }

    /** Notes rows, in the caller's transaction. */
    @FunctionalInterface
    public interface Noting {
        void note(List<Done> rows);
    }

    /** Ends a transaction of which nothing is to stay. */
    private static final class OnlyTried extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient RowResult result;

        OnlyTried(RowResult result) {
            super(null, null, false, false);
            this.result = result;
        }
    }

    /**
     * Takes all rows.
     *
     * @param dry whether nothing is to be stored but the report
     */
    public void take(JobRun run, boolean dry, Opening opening, Noting noting) throws IOException {
        Set<String> columns = new TreeSet<>(ColumnNames.ORDER);
        long done = 0;
        List<Done> noted = new ArrayList<>();
        long before = run.done();
        try (ListRows list = opening.open()) {
            columns.addAll(list.columns());
            requireColumns(columns);
            for (ListRow row; (row = list.next()) != null; ) {
                if (++done <= before) {
                    continue;
                }
                CorrectedRow corrected = reader.read(row, columns);
                if (corrected.result() != null) {
                    noted.add(new Done(row, corrected.result()));
                } else if (dry) {
                    noted.add(new Done(row, tried(run, corrected)));
                } else {
                    note(run, noted, done - 1, noting);
                    change(run, row, corrected, done, noting);
                }
                if (noted.size() == NOTED) {
                    note(run, noted, done, noting);
                }
            }
        }
        note(run, noted, done, noting);
    }

    private static void requireColumns(Set<String> columns) {
        for (String needed : List.of(CorrectionReader.ID, CorrectionReader.VERSION)) {
            if (!columns.contains(needed)) {
                throw new JobFailedException(
                        "the list has no column " + needed
                                + ", by which it is told what a row corrects: send the registry's own CSV of "
                                + "partnerships back, with this column",
                        1L);
            }
        }
    }

    private static void note(JobRun run, List<Done> noted, long done, Noting noting) {
        if (!noted.isEmpty()) {
            run.step(() -> {
                noting.note(noted);
                return new JobRun.Step(done, null);
            });
            noted.clear();
        }
    }

    /** One change, and the note of it, in a transaction of its own: what is refused takes no other row along. */
    private void change(JobRun run, ListRow row, CorrectedRow corrected, long done, Noting noting) {
        RowResult refused = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                List<Change> logged = new ArrayList<>();
                run.step(() -> {
                    logged.clear();
                    Written written = written(writes.admitted(run), corrected);
                    logged.addAll(writes.log(written.changes()));
                    noting.note(List.of(new Done(row, written.result())));
                    return new JobRun.Step(done, null);
                });
                writes.await(writes.committed(logged));
                return;
            } catch (ConcurrentChangeException | OptimisticLockException | LockAcquisitionException overtaken) {
                refused = RowResult.rejected("other changes came between again and again: send the list once more");
            } catch (RegistryException e) {
                refused = refusal(e, corrected);
                break;
            }
        }
        note(run, new ArrayList<>(List.of(new Done(row, refused))), done, noting);
    }

    private RowResult tried(JobRun run, CorrectedRow corrected) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                throw new OnlyTried(written(writes.admitted(run), corrected).result());
            });
            throw new IllegalStateException("Nothing of a trial stays");
        } catch (OnlyTried tried) {
            return tried.result;
        } catch (RegistryException e) {
            return refusal(e, corrected);
        }
    }

    private static RowResult refusal(RegistryException e, CorrectedRow corrected) {
        boolean stale = e.kind() == Kind.STALE;
        String details = e.violations().stream()
                .map(Violation::detail)
                .filter(detail -> !e.getMessage().contains(detail))
                .collect(Collectors.joining("; "));
        String reason = details.isEmpty() ? e.getMessage() : e.getMessage() + ": " + details;
        return CorrectionReader.result(stale ? RowClass.CONFLICTING : RowClass.REJECTED, reason, corrected.id());
    }

    /** What a change did. */
    private record Written(RowResult result, List<Change> changes) {}

    private Written written(Actor actor, CorrectedRow corrected) {
        UnaryOperator<PartnershipDraft> change =
                before -> changes.drafting().patched(changes.type(), before, corrected.patch());
        String properties = StreamSupport.stream(
                        ((Iterable<String>) () -> corrected.patch().fieldNames()).spliterator(), false)
                .map(name -> name + ' ' + shown(corrected.patch().get(name)))
                .collect(Collectors.joining(", "));
        try {
            var written = changes.register()
                    .update(corrected.id(), version -> version == corrected.version(), change, actor, REASON);
            return new Written(
                    CorrectionReader.result(
                            written.change() == null ? RowClass.MATCHED : RowClass.MERGED, properties, corrected.id()),
                    written.changes());
        } catch (ConsentNeeded needed) {
            var asked = changes.consents()
                    .ask(changes.type().name(), corrected.id(), corrected.patch(), REASON, needed, actor);
            return new Written(
                    CorrectionReader.result(
                            RowClass.TO_REVIEW,
                            properties + ": the other sides have been asked to agree",
                            corrected.id()),
                    asked.written().changes());
        }
    }

    private static String shown(JsonNode value) {
        return value.isNull() ? "removed" : value.isTextual() ? value.textValue() : value.toString();
    }
}
