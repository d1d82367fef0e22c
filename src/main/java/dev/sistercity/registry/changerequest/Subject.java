package dev.sistercity.registry.changerequest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.endpoint.request.DraftReader;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import java.util.List;
import java.util.UUID;

/** A record that is to be changed, of whatever kind; in the caller's transaction. */
final class Subject<D> {

    private final RecordCollection<D> type;
    private final Register<?, D> register;
    private final DraftReader draftReader;
    private final UUID id;

    Subject(RecordCollection<D> type, Register<?, D> register, DraftReader draftReader, UUID id) {
        this.type = type;
        this.register = register;
        this.draftReader = draftReader;
        this.id = id;
    }

    UUID id() {
        return id;
    }

    /** Whether a caller may write it as it stands; false for a record that does not exist. */
    boolean mayBeWrittenBy(Actor actor) {
        return register.find(id).map(draft -> register.allows(actor, id, draft)).orElse(actor.isRegistrar());
    }

    /** @throws RegistryException if the patch could not be applied to the record as it stands, or changes nothing */
    void rehearse(JsonNode patch) {
        boolean changes;
        try {
            changes = register.wouldChange(id, before -> draftReader.patched(type, before, patch));
        } catch (RegistryException e) {
            throw in(e, "/patch");
        }
        if (!changes) {
            throw RegistryException.refused("/patch", FaultCode.REQUEST_CHANGES_NOTHING);
        }
    }

    /**
     * Applies the patch to the record as it stands.
     *
     * @throws RegistryException REFUSED if it cannot be applied any more
     * @throws dev.sistercity.registry.change.ConsentNeeded if that takes more than the actor
     */
    Register.WrittenRecord<D> change(JsonNode patch, Actor actor, String reason) {
        try {
            return register.update(
                    id, version -> true, before -> draftReader.patched(type, before, patch), actor, reason);
        } catch (RegistryException e) {
            throw new RegistryException(
                    e.kind() == Kind.FORBIDDEN ? Kind.FORBIDDEN : Kind.REFUSED,
                    FaultCode.CHANGE_IMPOSSIBLE,
                    e.getMessage());
        }
    }

    /** The refusal of a part of a body, in terms of the whole. */
    private static RegistryException in(RegistryException e, String pointer) {
        List<Violation> violations = e.violations().stream()
                .map(violation -> violation.movedTo(pointer + (violation.pointer() == null ? "" : violation.pointer())))
                .toList();
        return switch (e.kind()) {
            case MALFORMED, REFUSED -> new RegistryException(e.kind(), e.getMessage(), violations);
            default ->
                new RegistryException(Kind.REFUSED, e.getMessage(), List.of(Violation.at(pointer, e.getMessage())));
        };
    }
}
