package dev.sistercity.registry.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.follow.DatabaseAvailability;
import dev.sistercity.registry.database.DatabaseFault;
import dev.sistercity.registry.endpoint.PrivateEndpoints;
import dev.sistercity.registry.job.api.Job;
import dev.sistercity.registry.job.api.JobStatus;
import dev.sistercity.registry.job.api.JobView;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jboss.resteasy.reactive.RestResponse;

/** Jobs, for those who submit and watch them. */
@Singleton
public class Jobs {

    private static final int UPLOAD_SECONDS = 300;

    private final JobStore store;
    private final JobFiles files;
    private final JobRunner runner;
    private final DatabaseAvailability databaseAvailability;
    private final Clock clock;

    Jobs(JobStore store, JobFiles files, JobRunner runner, DatabaseAvailability databaseAvailability, Clock clock) {
        this.store = store;
        this.files = files;
        this.runner = runner;
        this.databaseAvailability = databaseAvailability;
        this.clock = clock;
    }

    /** Names of all kinds of jobs, in alphabetical order. */
    List<String> kinds() {
        return runner.kinds();
    }

    /**
     * What is to be done.
     *
     * @param kind name of a {@link JobHandler}
     * @param parameters for the kind
     * @param idempotencyKey null for none
     * @param address of the request, with its query: with the file it tells the same request from another
     */
    public record Request(String kind, JsonNode parameters, String idempotencyKey, String address) {}

    /** @param repeated whether the same request came before, with the same Idempotency-Key */
    public record Submitted(JobView job, boolean repeated) {

        /** 202 with the job. */
        public RestResponse<JobView> answer() {
            RestResponse.ResponseBuilder<JobView> answer = RestResponse.ResponseBuilder.create(
                            RestResponse.Status.ACCEPTED, job)
                    .header("Location", "/v1/jobs/" + job.id())
                    .header("Cache-Control", "no-store");
            if (repeated) {
                answer.header("Idempotency-Replayed", "true");
            }
            return answer.build();
        }
    }

    /**
     * Stores a job with its file; it begins as soon as a replica is free.
     *
     * @throws RegistryException KEY_REUSED, UNAVAILABLE
     */
    public Submitted submit(Request request, Actor actor, Upload upload) {
        String fingerprint = request.address() + ' ' + upload.sha256();
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        JobStore.JobOrder order = new JobStore.JobOrder(
                id,
                request.kind(),
                new JobStore.Sender(actor.name(), actor.key()),
                request.idempotencyKey(),
                fingerprint,
                request.parameters());
        UUID stored = available(
                () -> QuarkusTransaction.requiringNew().timeout(UPLOAD_SECONDS).call(() -> store(order, upload)));
        runner.wake();
        return new Submitted(get(stored, actor), !stored.equals(id));
    }

    private UUID store(JobStore.JobOrder order, Upload upload) throws IOException {
        if (store.insert(order)) {
            files.store(order.id(), upload.file());
            return order.id();
        }
        JobStore.First first = store.first(order.actor(), order.key());
        if (!first.fingerprint().equals(order.fingerprint())) {
            throw new RegistryException(Kind.KEY_REUSED, "This Idempotency-Key came with another request before");
        }
        return first.id();
    }

    /** @throws RegistryException NOT_FOUND, FORBIDDEN if it is another's, UNAVAILABLE */
    public JobView get(UUID id, Actor actor) {
        return JobView.of(getJob(id, actor), clock.instant());
    }

    /**
     * Newest first.
     *
     * @param after id after which they begin, null for the first page
     */
    PrivateEndpoints.FoundRows<JobView> list(JobFilter filter, UUID after, int limit) {
        Instant now = clock.instant();
        List<JobView> found = store.list(filter, after, limit).stream()
                .map(job -> JobView.of(job, now))
                .toList();
        return new PrivateEndpoints.FoundRows<>(found, store.count(filter));
    }

    /**
     * Ends a job as soon as it can: at once if it waits, at its next step if it runs.
     *
     * @throws RegistryException REFUSED if it has ended otherwise, and as {@link #get}
     */
    public JobView cancel(UUID id, Actor actor) {
        Job job = getJob(id, actor);
        if (job.status().ended() && job.status() != JobStatus.CANCELLED) {
            throw new RegistryException(Kind.REFUSED, "The job has ended; what it did stays");
        }
        available(() -> {
            store.cancel(id);
            return id;
        });
        return get(id, actor);
    }

    private Job getJob(UUID id, Actor actor) {
        Job job = available(() -> store.find(id)).orElseThrow(() -> RegistryException.notFound("job", "with id " + id));
        if (!actor.isRegistrar() && !job.actor().equals(actor.name())) {
            throw new RegistryException(
                    Kind.FORBIDDEN, "This job was sent by another; its sender or the registrar may");
        }
        return job;
    }

    private <T> T available(Supplier<T> work) {
        String away = databaseAvailability.awayBecause();
        if (away != null) {
            throw unavailable(away);
        }
        try {
            return work.get();
        } catch (Sql.Failure e) {
            databaseAvailability.failed(e);
            throw unavailable(DatabaseFault.of(e).reason());
        }
    }

    private static RegistryException unavailable(String reason) {
        return new RegistryException(Kind.UNAVAILABLE, "Jobs cannot be looked at or sent at this moment: " + reason)
                .with("Retry-After", "2");
    }
}
