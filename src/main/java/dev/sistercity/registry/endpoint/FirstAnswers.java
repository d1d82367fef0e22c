package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * First answers to requests that carry an Idempotency-Key, kept in the same transaction as what they wrote: a request that
 * is repeated, after a crash too, finds either both or none.
 */
@Singleton
class FirstAnswers {

    private static final Duration KEPT = Duration.ofHours(24);

    private final EntityManager entities;
    private final Clock clock;

    FirstAnswers(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Claims the key for this request, or finds what the first one was answered. A second request that comes while the
     * first is under way waits for it here.
     *
     * @throws RegistryException KEY_REUSED if the key came with another request
     */
    Optional<Written> claim(WriteRequest request) {
        int claimed = entities.createNativeQuery("""
                        insert into idempotency (actor, key, request, at, status) values (:actor, :key, :request, :now, 0)
                        on conflict on constraint idempotency_key do update set request = excluded.request,
                          at = excluded.at, status = 0 where idempotency.at < :expired""")
                .setParameter("actor", request.actor())
                .setParameter("key", request.idempotencyKey())
                .setParameter("request", request.fingerprint())
                .setParameter("now", clock.instant())
                .setParameter("expired", clock.instant().minus(KEPT))
                .executeUpdate();
        return claimed == 1 ? Optional.empty() : Optional.of(first(request));
    }

    void keep(WriteRequest request, Written answer) {
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
                          select actor, key from idempotency where at < :expired order by at limit 2
                          for update skip locked)""")
                .setParameter("expired", clock.instant().minus(KEPT))
                .executeUpdate();
    }

    @SuppressWarnings("unchecked") // a native query has no typed form for tuples
    private Written first(WriteRequest request) {
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
        return new Written(
                row.get(1, Integer.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, String.class),
                row.get(5, byte[].class));
    }
}
