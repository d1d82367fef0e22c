package dev.sistercity.registry.endpoint.write;

import dev.sistercity.registry.endpoint.request.WriteRequest;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * First answers to requests that carry an Idempotency-Key, kept in the same transaction as what they wrote: a request that
 * is repeated, after a crash too, finds either both or none. They are kept for 24 hours by the clock of the database, which all
 * replicas share.
 */
@Singleton
class IdempotencyStore {

    private final Sql sql;

    IdempotencyStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * Claims the key for this request, or finds what the first one was answered. A second request that comes while the
     * first is under way waits for it here.
     *
     * @throws RegistryException KEY_REUSED if the key came with another request
     */
    Optional<WriteResponse> claim(WriteRequest request) {
        int claimed = sql.update("""
                insert into idempotency (actor, key, request, at, status) values (?, ?, ?, clock_timestamp(), 0)
                on conflict on constraint idempotency_key do update set request = excluded.request,
                  at = excluded.at, status = 0 where idempotency.at < clock_timestamp() - interval '24 hours'""", request.actor(), request.idempotencyKey(), request.fingerprint());
        return claimed == 1 ? Optional.empty() : Optional.of(first(request));
    }

    void keep(WriteRequest request, WriteResponse answer) {
        sql.update(
                """
                update idempotency set status = ?, location = ?, etag = ?, language = ?, body = ?
                where actor = ? and key = ?""",
                answer.status(),
                answer.location(),
                answer.etag(),
                answer.language(),
                answer.body(),
                request.actor(),
                request.idempotencyKey());
        forgetOld();
    }

    /** Forgets a few that are too old: two for each one kept, so that the table shrinks and no writer waits for long. */
    private void forgetOld() {
        sql.update("""
                delete from idempotency where (actor, key) in (
                  select actor, key from idempotency where at < now() - interval '24 hours' order by at limit 2
                  for update skip locked)""");
    }

    /** @param request fingerprint of the first request with a key */
    private record First(String request, WriteResponse answer) {}

    private WriteResponse first(WriteRequest request) {
        First first = sql.first(
                        "select request, status, location, etag, language, body from idempotency where actor = ? and key = ?",
                        row -> new First(
                                row.getString(1),
                                new WriteResponse(
                                        row.getInt(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5),
                                        row.getBytes(6))),
                        request.actor(),
                        request.idempotencyKey())
                .orElseThrow();
        if (!request.fingerprint().equals(first.request())) {
            throw new RegistryException(Kind.KEY_REUSED, "This Idempotency-Key came with another request before");
        }
        return first.answer();
    }
}
