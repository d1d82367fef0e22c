package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Tombstone;
import dev.sistercity.registry.change.Change;
import dev.sistercity.registry.change.ChangeLog;
import dev.sistercity.registry.change.RecordDocument;
import dev.sistercity.registry.change.Recorded;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** Reads records as they once were recorded, from the log. All of it blocks, but for {@link #caller}. */
@Singleton
class Past {

    private final ChangeLog log;
    private final RecordDocument documents;
    private final Renderer renderer;
    private final CurrentIdentityAssociation identity;

    Past(ChangeLog log, RecordDocument documents, Renderer renderer, CurrentIdentityAssociation identity) {
        this.log = log;
        this.documents = documents;
        this.renderer = renderer;
        this.identity = identity;
    }

    /** The record as it was recorded at the time asked for by {@code knownAt}. */
    <D> RestResponse<byte[]> read(RecordType<D> type, RecordReads<D> reads, Call call, String id) {
        Parameters parameters = reads.itemParameters(call);
        String name = CommonParameters.KNOWN_AT.name();
        Instant time = ParameterValues.timestamp(name, parameters.one(name).orElseThrow());
        Reading reading = reads.reading(parameters, call);
        UUID record = reads.named(id, reading.snapshot());
        Change then = changes(type, record).stream()
                .filter(change -> !change.at().isAfter(time))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new RegistryException(
                        Kind.NOT_FOUND, "At " + time + " this " + type.singular() + " was not registered yet"));
        Recorded<D> recorded = documents.read(then.document(), type.draftType());
        if (then.action().leavesTombstone()) {
            Tombstone<D> tombstone = new Tombstone<>(then.version(), then.at(), recorded.mergedInto(), recorded);
            throw Absence.of(type, tombstone, reading.snapshot(), call);
        }
        return reads.item(call, parameters, reading, entry(recorded), renderer::write);
    }

    /** A record that is not, or no longer, in its place in the catalog. */
    static <D> Entry<D> entry(Recorded<D> recorded) {
        return new Entry<>(-1, recorded, new Comparable<?>[0]);
    }

    /** Whoever asks, where anybody may: empty for nobody, and for a key that is not known. */
    Uni<Optional<Actor>> caller() {
        return identity.getDeferredIdentity().onFailure().recoverWithNull().map(known -> Optional.ofNullable(known)
                .map(Past::actor));
    }

    private static Actor actor(SecurityIdentity identity) {
        return identity.getAttribute(Actor.ATTRIBUTE);
    }

    private List<Change> changes(RecordType<?> type, UUID record) {
        try {
            List<Change> changes = log.of(type.name(), record);
            if (changes.isEmpty()) {
                throw RegistryException.notFound(type.singular(), "with id " + record);
            }
            return changes;
        } catch (SQLException e) {
            throw Histories.away();
        }
    }
}
