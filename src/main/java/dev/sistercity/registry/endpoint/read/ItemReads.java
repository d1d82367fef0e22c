package dev.sistercity.registry.endpoint.read;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Tombstone;
import dev.sistercity.registry.change.DatabaseError;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Reads single records from memory, on the event loop. Whether a caller may see what a deleted record last was is asked of the
 * database, on another thread.
 */
public final class ItemReads<D> {

    private final RecordCollection<D> type;
    private final Register<?, D> register;
    private final RecordReads<D> reads;
    private final Callers callers;

    public ItemReads(RecordCollection<D> type, Register<?, D> register, RecordReads<D> reads, Callers callers) {
        this.type = type;
        this.register = register;
        this.reads = reads;
        this.callers = callers;
    }

    public Uni<RestResponse<byte[]>> read(ApiRequest apiRequest, String id) {
        try {
            return Uni.createFrom().item(reads.read(apiRequest, id));
        } catch (RegistryException e) {
            if (e.kind() != Kind.GONE
                    || apiRequest.past() != null
                    || (apiRequest.header("X-API-Key") == null && apiRequest.header("Authorization") == null)) {
                throw e;
            }
            return callers.caller().emitOn(Infrastructure.getDefaultExecutor()).map(caller -> {
                throw withLastKnown(e, id, caller);
            });
        }
    }

    /** A caller who may write a deleted record sees its last state. */
    private RegistryException withLastKnown(RegistryException gone, String id, Optional<Actor> caller) {
        Optional<Tombstone<D>> tombstone = reads.tombstone(id);
        if (caller.isPresent() && tombstone.isPresent() && may(caller.get(), tombstone.get())) {
            gone.lastKnown(type.view(entryOf(tombstone.get().last()), reads.plain()));
        }
        return gone;
    }

    /** A record that is no longer in its place in the catalog. */
    private static <D> Entry<D> entryOf(RecordVersion<D> recordVersion) {
        return new Entry<>(-1, recordVersion, new Comparable<?>[0]);
    }

    private boolean may(Actor actor, Tombstone<D> tombstone) {
        if (actor.isRegistrar()) {
            return true;
        }
        try {
            return QuarkusTransaction.requiringNew()
                    .call(() -> register.allows(
                            actor, tombstone.last().id(), tombstone.last().draft()));
        } catch (RuntimeException e) {
            if (DatabaseError.of(e) == DatabaseError.AWAY) {
                // Whether the caller may cannot be told.
                return false;
            }
            throw e;
        }
    }
}
