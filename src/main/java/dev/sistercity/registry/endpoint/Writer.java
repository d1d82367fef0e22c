package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.Database;
import dev.sistercity.registry.catalog.Follower;
import dev.sistercity.registry.change.Change;
import dev.sistercity.registry.change.ChangeLog;
import dev.sistercity.registry.change.WriteGate;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Carries writes out: one transaction for the records, the log and the answer to be repeated; then this replica catches up;
 * then the answer goes out. What is answered is durable and readable here.
 */
@Singleton
class Writer {

    private static final int ATTEMPTS = 4;
    private static final Duration CATCH_UP = Duration.ofSeconds(10);

    private final Database database;
    private final WriteGate gate;
    private final ChangeLog log;
    private final Follower follower;
    private final Catalog catalog;
    private final FirstAnswers firstAnswers;

    Writer(
            Database database,
            WriteGate gate,
            ChangeLog log,
            Follower follower,
            Catalog catalog,
            FirstAnswers firstAnswers) {
        this.database = database;
        this.gate = gate;
        this.log = log;
        this.follower = follower;
        this.catalog = catalog;
        this.firstAnswers = firstAnswers;
    }

    /**
     * What a write did.
     *
     * @param answer asked for when the change can be read here, or before, if it has to be kept; what it says is the same
     * @param kept the answer to be repeated for the same Idempotency-Key: without what is shown only once
     * @param changes to be logged; none if it changed nothing
     */
    record Outcome(Supplier<Written> answer, Supplier<Written> kept, List<Change> changes) {

        Outcome(Supplier<Written> answer, List<Change> changes) {
            this(answer, answer, changes);
        }

        Outcome(Written answer, List<Change> changes) {
            this(() -> answer, changes);
        }

        /** With an answer that is made once. */
        Outcome made() {
            Written now = answer.get();
            return new Outcome(() -> now, answer == kept ? () -> now : kept, changes);
        }
    }

    /** @param work runs inside the transaction, maybe more than once: after a deadlock or another loser's fate it is repeated */
    RestResponse<byte[]> write(WriteRequest request, Function<WriteRequest, Outcome> work) {
        if (database.awayBecause() != null) {
            throw unavailable(database.awayBecause());
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(request, work);
            } catch (Undone dryRun) {
                return answer(dryRun.answer, false);
            } catch (RuntimeException e) {
                PersistenceFault fault = PersistenceFault.of(e);
                if (fault == PersistenceFault.LOST_A_RACE && attempt < ATTEMPTS) {
                    continue;
                }
                if (fault == PersistenceFault.AWAY) {
                    database.failed(e);
                }
                throw fault.refusal(e);
            }
        }
    }

    private RestResponse<byte[]> attempt(WriteRequest request, Function<WriteRequest, Outcome> work) {
        Transacted done = QuarkusTransaction.requiringNew().call(() -> transact(request, work));
        if (!done.changes().isEmpty()) {
            follower.committed(done.changes());
            await(done.changes().get(done.changes().size() - 1).sequence());
        }
        return answer(done.answer().get(), done.repeated());
    }

    /** Ends the transaction of a dry run, so that nothing of it stays. */
    private static final class Undone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Written answer;

        Undone(Written answer) {
            super(null, null, false, false);
            this.answer = answer;
        }
    }

    private record Transacted(Supplier<Written> answer, List<Change> changes, boolean repeated) {}

    private Transacted transact(WriteRequest request, Function<WriteRequest, Outcome> work) {
        if (request.alone()) {
            gate.passAlone(request.by());
        } else {
            gate.pass(request.by());
        }
        boolean keyed = request.idempotencyKey() != null && !request.dryRun();
        if (keyed) {
            var first = firstAnswers.claim(request);
            if (first.isPresent()) {
                return new Transacted(first::get, List.of(), true);
            }
        }
        Outcome outcome = work.apply(request);
        if (request.dryRun()) {
            throw new Undone(outcome.answer().get());
        }
        if (keyed) {
            outcome = outcome.made();
            firstAnswers.keep(request, outcome.kept().get());
        }
        List<Change> changes = outcome.changes().stream()
                .map(change -> change.because(request.reason()))
                .toList();
        List<Change> numbered = changes.isEmpty() ? List.of() : new ArrayList<>(log.append(changes));
        return new Transacted(outcome.answer(), numbered, false);
    }

    private void await(long sequence) {
        try {
            if (!catalog.awaits(sequence, CATCH_UP)) {
                throw unavailable("your change is stored as number " + sequence + ", but this replica is behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("the replica is shutting down; your change is stored as number " + sequence);
        }
    }

    private RestResponse<byte[]> answer(Written written, boolean repeated) {
        RestResponse.ResponseBuilder<byte[]> answer = RestResponse.ResponseBuilder.create(
                        RestResponse.Status.fromStatusCode(written.status()), written.body())
                .header("Cache-Control", "no-store")
                .header(Answer.SEQUENCE, Long.toString(catalog.snapshot().sequence()));
        if (written.body() != null) {
            answer.header("Content-Type", Format.JSON.contentType());
        }
        if (written.etag() != null) {
            answer.header("ETag", written.etag());
        }
        if (written.language() != null) {
            answer.header("Content-Language", written.language());
        }
        if (written.location() != null) {
            answer.header("Location", written.location());
        }
        if (repeated) {
            answer.header("Idempotency-Replayed", "true");
        }
        return answer.build();
    }

    static RegistryException unavailable(String reason) {
        return new RegistryException(Kind.UNAVAILABLE, "Writing is not possible at this moment: " + reason)
                .with("Retry-After", "2");
    }
}
