package dev.sistercity.registry.endpoint.write;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.follow.DatabaseAvailability;
import dev.sistercity.registry.catalog.follow.Follower;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.DatabaseError;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.change.log.PrecedingChanges;
import dev.sistercity.registry.change.log.WriteLock;
import dev.sistercity.registry.endpoint.read.Answer;
import dev.sistercity.registry.endpoint.request.Format;
import dev.sistercity.registry.endpoint.request.WriteRequest;
import dev.sistercity.registry.shared.http.PreparedPatches;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Carries writes out: one transaction for the records, the log and the answer to be repeated; then this replica catches up;
 * then the answer goes out. What is answered is durable and readable here.
 */
@Singleton
public class Writer {

    private static final int ATTEMPTS = 4;
    /** Records that one write patches, and changes of them by others meanwhile. */
    private static final int MOST_UNPREPARED = 20;

    private static final Duration CATCH_UP = Duration.ofSeconds(10);

    private final DatabaseAvailability databaseAvailability;
    private final WriteLock gate;
    private final ChangeLog log;
    private final Follower follower;
    private final Catalog catalog;
    private final IdempotencyStore idempotencyStore;

    Writer(
            DatabaseAvailability databaseAvailability,
            WriteLock gate,
            ChangeLog log,
            Follower follower,
            Catalog catalog,
            IdempotencyStore idempotencyStore) {
        this.databaseAvailability = databaseAvailability;
        this.gate = gate;
        this.log = log;
        this.follower = follower;
        this.catalog = catalog;
        this.idempotencyStore = idempotencyStore;
    }

    /**
     * What a write did.
     *
     * @param answer asked for when the change can be read here, or before, if it has to be kept; what it says is the same
     * @param kept the answer to be repeated for the same Idempotency-Key: without what is shown only once
     * @param changes to be logged; none if it changed nothing
     */
    public record Outcome(Supplier<WriteResponse> answer, Supplier<WriteResponse> kept, List<Change> changes) {

        Outcome(Supplier<WriteResponse> answer, List<Change> changes) {
            this(answer, answer, changes);
        }

        public Outcome(WriteResponse answer, List<Change> changes) {
            this(() -> answer, changes);
        }

        /** With an answer that is made once. */
        Outcome made() {
            WriteResponse now = answer.get();
            return new Outcome(() -> now, answer == kept ? () -> now : kept, changes);
        }
    }

    /** @param work runs inside the transaction, maybe more than once: after a deadlock or another loser's fate it is repeated */
    public RestResponse<byte[]> write(WriteRequest request, Function<WriteRequest, Outcome> work) {
        return write(request, () -> {}, work);
    }

    /**
     * As above.
     *
     * @param foreseen applies the patches that the work probably applies, before the transaction begins
     */
    RestResponse<byte[]> write(WriteRequest request, Runnable foreseen, Function<WriteRequest, Outcome> work) {
        return PreparedPatches.during(() -> {
            foreseen.run();
            return attempts(request, work);
        });
    }

    /** What the current transaction has stored because the write refers to it. */
    List<PrecedingChanges.Preceding<?>> preceding() {
        return log.preceding();
    }

    private RestResponse<byte[]> attempts(WriteRequest request, Function<WriteRequest, Outcome> work) {
        if (databaseAvailability.awayBecause() != null) {
            throw WriteRefusals.unavailable(databaseAvailability.awayBecause());
        }
        if (follower.refusesWritesBecause() != null) {
            throw WriteRefusals.unavailable(follower.refusesWritesBecause());
        }
        int unprepared = 0;
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(request, work);
            } catch (Undone dryRun) {
                return answer(dryRun.answer, false);
            } catch (PreparedPatches.Unprepared e) {
                if (++unprepared > MOST_UNPREPARED) {
                    throw WriteRefusals.of(DatabaseError.LOST_A_RACE, e);
                }
                e.prepare();
                attempt--;
            } catch (RuntimeException e) {
                DatabaseError fault = DatabaseError.of(e);
                if (fault == DatabaseError.LOST_A_RACE && attempt < ATTEMPTS) {
                    continue;
                }
                if (fault == DatabaseError.AWAY) {
                    databaseAvailability.failed(e);
                }
                throw WriteRefusals.of(fault, e);
            }
        }
    }

    private RestResponse<byte[]> attempt(WriteRequest request, Function<WriteRequest, Outcome> work) {
        Transacted done =
                Commits.of(databaseAvailability, () -> PreparedPatches.connected(() -> transact(request, work)));
        databaseAvailability.wrote();
        if (!done.changes().isEmpty()) {
            follower.committed(done.changes());
            Change last = done.changes().get(done.changes().size() - 1);
            await(last);
            if (follower.refusesWritesBecause() != null) {
                throw unknown(last.sequence(), follower.refusesWritesBecause());
            }
        }
        if (done.repeated()) {
            awaitAll();
        }
        return answer(done.answer().get(), done.repeated());
    }

    /** Ends the transaction of a dry run, so that nothing of it stays. */
    private static final class Undone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient WriteResponse answer;

        Undone(WriteResponse answer) {
            super(null, null, false, false);
            this.answer = answer;
        }
    }

    private record Transacted(Supplier<WriteResponse> answer, List<Change> changes, boolean repeated) {}

    private Transacted transact(WriteRequest request, Function<WriteRequest, Outcome> work) {
        if (request.alone()) {
            gate.passAlone(request.by());
        } else {
            gate.pass(request.by());
        }
        boolean keyed = request.idempotencyKey() != null && !request.dryRun();
        if (keyed) {
            var first = idempotencyStore.claim(request);
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
            idempotencyStore.keep(request, outcome.kept().get());
        }
        List<Change> changes = outcome.changes().stream()
                .map(change -> change.because(request.reason()))
                .toList();
        List<Change> numbered = new ArrayList<>(log.append(changes));
        return new Transacted(outcome.answer(), numbered, false);
    }

    /** Only a change that follows what this replica has applied, and has been applied, is acknowledged. */
    private void await(Change last) {
        try {
            if (!catalog.awaits(last, CATCH_UP)) {
                throw unknown(last.sequence(), "this replica has not read it back");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(last.sequence(), "the replica is shutting down");
        }
    }

    /** What is answered once more may have been written by another replica, or before its outcome was known here. */
    private void awaitAll() {
        CompletableFuture<Boolean> read = new CompletableFuture<>();
        follower.whenRead(read::complete);
        try {
            if (!read.get(CATCH_UP.toMillis(), TimeUnit.MILLISECONDS)) {
                throw WriteRefusals.unavailable("this replica cannot read the log");
            }
        } catch (TimeoutException e) {
            throw WriteRefusals.unavailable("this replica has not read the log to its end");
        } catch (ExecutionException e) {
            throw new IllegalStateException("That the log is read does not fail", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WriteRefusals.unavailable("the replica is shutting down");
        }
    }

    private static RegistryException unknown(long sequence, String because) {
        return new RegistryException(
                        Kind.OUTCOME_UNKNOWN,
                        "Your change was stored as number " + sequence + ", but " + because
                                + ": whether it stays is not certain. Repeat it with the same Idempotency-Key")
                .with("Retry-After", "2");
    }

    private RestResponse<byte[]> answer(WriteResponse writeResponse, boolean repeated) {
        Snapshot known = catalog.latest();
        RestResponse.ResponseBuilder<byte[]> answer = RestResponse.ResponseBuilder.create(
                        RestResponse.Status.fromStatusCode(writeResponse.status()), writeResponse.body())
                .header("Cache-Control", "no-store")
                .header(Answer.SEQUENCE, Long.toString(known.sequence()))
                .header(Answer.EPOCH, known.lineage().epochId());
        if (writeResponse.body() != null) {
            answer.header("Content-Type", Format.JSON.contentType());
        }
        if (writeResponse.etag() != null) {
            answer.header("ETag", writeResponse.etag());
        }
        if (writeResponse.language() != null) {
            answer.header("Content-Language", writeResponse.language());
        }
        if (writeResponse.location() != null) {
            answer.header("Location", writeResponse.location());
        }
        if (repeated) {
            answer.header("Idempotency-Replayed", "true");
        }
        return answer.build();
    }
}
