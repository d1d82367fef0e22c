package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.change.MergeableRegister;
import dev.sistercity.registry.change.Mergers;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.shared.http.BodyReader;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

/** What the resources of all features share. */
@Singleton
public class Endpoints {

    private final Replica replica;
    private final Renderer renderer;
    private final Writer writer;
    private final Histories histories;
    private final Past past;
    private final Mergers mergers;
    private final BodyReader bodies;
    private final Drafting drafting;
    private final ConsentRequests consents;
    private final SecurityIdentity caller;

    Endpoints(
            Replica replica,
            Renderer renderer,
            Writer writer,
            Histories histories,
            Past past,
            Mergers mergers,
            BodyReader bodies,
            Drafting drafting,
            ConsentRequests consents,
            SecurityIdentity caller) {
        this.replica = replica;
        this.renderer = renderer;
        this.writer = writer;
        this.histories = histories;
        this.past = past;
        this.mergers = mergers;
        this.bodies = bodies;
        this.drafting = drafting;
        this.consents = consents;
        this.caller = caller;
    }

    <D> RecordReads<D> reads(RecordType<D> type) {
        return new RecordReads<>(type, replica, renderer);
    }

    <D> RecordWrites<D> writes(RecordType<D> type, Register<?, D> register) {
        return new RecordWrites<>(type, register, reads(type), writing());
    }

    <D> MergeWrites<D> merges(RecordType<D> type, MergeableRegister<?, D> register) {
        return new MergeWrites<>(type, register, reads(type), mergers, writing());
    }

    <D> ItemReads<D> items(RecordType<D> type, Register<?, D> register) {
        return new ItemReads<>(type, register, reads(type), past);
    }

    /** For a feature whose records can do more than be created, changed and deleted. */
    public <D> Acts<D> acts(RecordType<D> type) {
        return new Acts<>(type, reads(type), this, writing());
    }

    private RecordWrites.Writing writing() {
        return new RecordWrites.Writing(writer, bodies, drafting, consents, renderer, replica);
    }

    /** The registry as this replica has it. @throws RegistryException UNAVAILABLE until it has once caught up */
    public Snapshot snapshot() {
        return replica.snapshot();
    }

    Histories histories() {
        return histories;
    }

    /** Whoever makes the current request; {@link Actor#ANONYMOUS} where its method lets in everybody. */
    public Actor actor() {
        Actor known = caller.getAttribute(Actor.ATTRIBUTE);
        return known == null ? Actor.ANONYMOUS : known;
    }
}
