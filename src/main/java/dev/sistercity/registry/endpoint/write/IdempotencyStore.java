package dev.sistercity.registry.endpoint.write;

import dev.sistercity.registry.endpoint.request.WriteRequest;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;

/**
 * First answers to requests that carry an Idempotency-Key, kept in the same transaction as what they wrote: a request that
 * is repeated, after a crash too, finds either both or none. They are kept for 24 hours by the clock of the database, which all
 * replicas share.
 */
@Singleton
class IdempotencyStore {

    private final EntityManager entities;

    IdempotencyStore(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Claims the key for this request, or finds what the first one was answered. A second request that comes while the
     * first is under way waits for it here.
     *
     * @throws RegistryException KEY_REUSED if the key came with another request
     */
    Optional<WriteResponse> claim(WriteRequest request) {
        int claimed = entities.createNativeQuery("""
                        insert into idempotency (actor, key, request, at, status) values (:actor, :key, :request,
                          clock_timestamp(), 0)
                        on conflict on constraint idempotency_key do update set request = excluded.request,
                          at = excluded.at, status = 0 where idempotency.at < clock_timestamp() - interval '24 hours'""")
                .setParameter("actor", request.actor())
                .setParameter("key", request.idempotencyKey())
                .setParameter("request", request.fingerprint())
                .executeUpdate();
        return claimed == 1 ? Optional.empty() : Optional.of(first(request));
    }

    void keep(WriteRequest request, WriteResponse answer) {
        entities.createNativeQuery("""
                        update idempotency set status = :status, location = :location, etag = :etag,
                          language = :language, body = :body where actor = :actor and key = :key""")
                .setParameter("status", answer.status())
                .setParameter("location", answer.location())
                .setParameter("etag", answer.etag())
                .setParameter("language", answer.language())
                .setParameter("body", answer.body())
                .setParameter("actor", request.actor())
                .setParameter("key", request.idempotencyKey())
                .executeUpdate();
        forgetOld();
    }

    /** Forgets a few that are too old: two for each one kept, so that the table shrinks and no writer waits for long. */
    private void forgetOld() {
        entities.createNativeQuery("""
                        delete from idempotency where (actor, key) in (
                          select actor, key from idempotency where at < now() - interval '24 hours' order by at limit 2
                          for update skip locked)""").executeUpdate();
    }

    @SuppressWarnings("unchecked") // a native query has no typed form for tuples
    private WriteResponse first(WriteRequest request) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select request, status, location, etag, language, body from idempotency "
                                + "where actor = :actor and key = :key",
                        Tuple.class)
                .setParameter("actor", request.actor())
                .setParameter("key", request.idempotencyKey())
                .getResultList();
        Tuple row = rows.get(0);
        if (!request.fingerprint().equals(row.get(0))) {
            throw new RegistryException(Kind.KEY_REUSED, "This Idempotency-Key came with another request before");
        }
        return new WriteResponse(
                row.get(1, Integer.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, String.class),
                row.get(5, byte[].class));
    }
}
