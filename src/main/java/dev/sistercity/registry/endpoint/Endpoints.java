package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.merge.MergeService;
import dev.sistercity.registry.change.merge.MergeableRegister;
import dev.sistercity.registry.endpoint.feed.Histories;
import dev.sistercity.registry.endpoint.read.Callers;
import dev.sistercity.registry.endpoint.read.ItemReads;
import dev.sistercity.registry.endpoint.read.RecordReads;
import dev.sistercity.registry.endpoint.request.PublicAddress;
import dev.sistercity.registry.endpoint.write.ItemWrites;
import dev.sistercity.registry.endpoint.write.MergeWrites;
import dev.sistercity.registry.endpoint.write.RecordWrites;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** What the resources of all features share. */
@Singleton
public class Endpoints {

    private final RecordWrites.WriteServices writing;
    private final Histories histories;
    private final Callers callers;
    private final MergeService mergeService;
    private final SecurityIdentity caller;
    private final PublicAddress address;

    Endpoints(
            RecordWrites.WriteServices writing,
            Histories histories,
            Callers callers,
            MergeService mergeService,
            SecurityIdentity caller,
            PublicAddress address) {
        this.writing = writing;
        this.histories = histories;
        this.callers = callers;
        this.mergeService = mergeService;
        this.caller = caller;
        this.address = address;
    }

    <D> RecordReads<D> reads(RecordCollection<D> type) {
        return new RecordReads<>(type, writing.replica(), writing.renderer());
    }

    <D> RecordWrites<D> writes(RecordCollection<D> type, Register<?, D> register) {
        return new RecordWrites<>(type, register, reads(type), writing);
    }

    <D> ItemWrites<D> itemWrites(RecordCollection<D> type, Register<?, D> register, String list) {
        return new ItemWrites<>(type, register, reads(type), writing, list);
    }

    <D> MergeWrites<D> merges(RecordCollection<D> type, MergeableRegister<?, D> register) {
        return new MergeWrites<>(type, register, reads(type), mergeService, writing);
    }

    <D> ItemReads<D> items(RecordCollection<D> type, Register<?, D> register) {
        return new ItemReads<>(type, register, reads(type), callers);
    }

    /** For a feature whose records can do more than be created, changed and deleted. */
    public <D> RecordActions<D> acts(RecordCollection<D> type) {
        return new RecordActions<>(type, reads(type), this, writing);
    }

    /**
     * The registry as this replica has it.
     *
     * @throws dev.sistercity.registry.shared.problem.RegistryException UNAVAILABLE until it has once caught up
     */
    public Snapshot snapshot() {
        return writing.replica().snapshot();
    }

    /** Where the world sees the registry. */
    String base(RoutingContext context) {
        return address.of(context);
    }

    Histories histories() {
        return histories;
    }

    /** The caller of the current request; {@link Actor#ANONYMOUS} on open operations. */
    public Actor actor() {
        Actor known = caller.getAttribute(Actor.ATTRIBUTE);
        return known == null ? Actor.ANONYMOUS : known;
    }
}
