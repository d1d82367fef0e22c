package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Tombstone;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Reads single records. What stands now comes from memory, on the event loop; what was recorded earlier, and whether somebody
 * may see what a deleted record last was, is asked of the database, on another thread.
 */
final class ItemReads<D> {

    private final RecordType<D> type;
    private final Register<?, D> register;
    private final RecordReads<D> reads;
    private final Past past;

    ItemReads(RecordType<D> type, Register<?, D> register, RecordReads<D> reads, Past past) {
        this.type = type;
        this.register = register;
        this.reads = reads;
        this.past = past;
    }

    Uni<RestResponse<byte[]>> read(Call call, String id) {
        if (call.parameters().containsKey(CommonParameters.KNOWN_AT.name())) {
            return Uni.createFrom()
                    .item(() -> past.read(type, reads, call, id))
                    .runSubscriptionOn(Infrastructure.getDefaultExecutor());
        }
        try {
            return Uni.createFrom().item(reads.read(call, id));
        } catch (RegistryException e) {
            if (e.kind() != Kind.GONE || (call.header("X-API-Key") == null && call.header("Authorization") == null)) {
                throw e;
            }
            return past.caller().emitOn(Infrastructure.getDefaultExecutor()).map(caller -> {
                throw withLastKnown(e, id, caller);
            });
        }
    }

    /** Whoever may write a deleted record is shown what it last was. */
    private RegistryException withLastKnown(RegistryException gone, String id, Optional<Actor> caller) {
        Optional<Tombstone<D>> tombstone = reads.tombstone(id);
        if (caller.isPresent() && tombstone.isPresent() && may(caller.get(), tombstone.get())) {
            gone.lastKnown(type.view(Past.entry(tombstone.get().last()), reads.plain()));
        }
        return gone;
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
            if (PersistenceFault.of(e) == PersistenceFault.AWAY) {
                // Nobody can tell whether they may.
                return false;
            }
            throw e;
        }
    }
}
