package dev.sistercity.registry.draft;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * The rules for drafts: the offices that are named in one see it, edit it in turns and publish it; the one that began it says which
 * they are, and may throw it away. The registrar sees none. In the caller's transaction.
 */
@Singleton
class SharedDrafts {

    static final int MOST_OF_ONE_OFFICE = 200;
    private static final int MOST_COMMENTS = 500;
    /** Characters of the content as JSON. */
    private static final int LONGEST = 100_000;

    private final SharedDraftStore store;
    private final DraftPublication publication;
    private final Clock clock;

    SharedDrafts(SharedDraftStore store, DraftPublication publication, Clock clock) {
        this.store = store;
        this.publication = publication;
        this.clock = clock;
    }

    SharedDraft create(Actor actor, SharedDraftDraft draft) {
        if (store.countBegun(actor.office()) >= MOST_OF_ONE_OFFICE) {
            throw new RegistryException(Kind.REFUSED, FaultCode.DRAFTS_AT_MOST, MOST_OF_ONE_OFFICE);
        }
        UUID id = id();
        store.insert(id, actor.office(), checked(draft), offices(actor.office(), draft), now());
        return get(actor, id);
    }

    /**
     * Begins a draft that answers a partner request; one office writes one at a time.
     *
     * @param said the first comment
     */
    SharedDraft answer(Actor actor, UUID partnerRequest, SharedDraftDraft draft, DraftCommentDraft said) {
        if (store.countAnswers(actor.office(), partnerRequest) > 0) {
            throw new RegistryException(Kind.REFUSED, FaultCode.DRAFT_ANSWERED);
        }
        SharedDraft begun = create(actor, draft);
        store.answers(begun.id(), partnerRequest);
        return comment(actor, begun.id(), said);
    }

    SharedDraft update(Actor actor, UUID id, LongPredicate current, UnaryOperator<SharedDraftDraft> change) {
        SharedDraft before = open(actor, id, current);
        SharedDraftDraft after = checked(change.apply(before.draft()));
        if (after.equals(before.draft())) {
            return before;
        }
        if (!actor.office().equals(before.createdBy())
                && !Set.copyOf(after.offices()).equals(Set.copyOf(before.draft().offices()))) {
            throw new RegistryException(Kind.FORBIDDEN, FaultCode.DRAFT_OFFICES);
        }
        store.update(id, actor.office(), after, offices(before.createdBy(), after), now());
        return get(actor, id);
    }

    void delete(Actor actor, UUID id, LongPredicate current) {
        SharedDraft draft = locked(actor, id, current);
        if (!actor.office().equals(draft.createdBy())) {
            throw new RegistryException(Kind.FORBIDDEN, FaultCode.DRAFT_DISCARD);
        }
        store.delete(id);
    }

    SharedDraft comment(Actor actor, UUID id, DraftCommentDraft said) {
        locked(actor, id, version -> true);
        if (store.comments(id).size() >= MOST_COMMENTS) {
            throw new RegistryException(Kind.REFUSED, FaultCode.DRAFT_COMMENTS, MOST_COMMENTS);
        }
        store.comment(id, new DraftComment(id(), actor.office(), now(), said.text()));
        return get(actor, id);
    }

    /** @param changes to be logged */
    record Published(SharedDraft draft, List<Change> changes) {}

    /**
     * Reads what is to be published, before the transaction that does it.
     *
     * @param current says whether a version is the one that is to be published
     */
    DraftPublication.Prepared<?> prepare(SharedDraft seen, LongPredicate current) {
        requireCurrent(seen, current);
        requireUnpublished(seen);
        return publication.prepare(seen.draft());
    }

    /** Makes the record of a draft, in the name of the office that publishes; of two that do so at once, one does. */
    Published publish(Actor actor, UUID id, DraftPublication.Prepared<?> prepared, LongPredicate current) {
        open(actor, id, current);
        DraftPublication.Made made = publication.make(prepared, actor);
        store.publish(id, made.record(), now());
        return new Published(get(actor, id), made.changes());
    }

    private SharedDraft get(Actor actor, UUID id) {
        return store.find(actor.office(), id).orElseThrow(() -> RegistryException.notFound("draft", id));
    }

    private SharedDraft locked(Actor actor, UUID id, LongPredicate current) {
        SharedDraft draft = store.lock(actor.office(), id).orElseThrow(() -> RegistryException.notFound("draft", id));
        requireCurrent(draft, current);
        return draft;
    }

    private SharedDraft open(Actor actor, UUID id, LongPredicate current) {
        SharedDraft draft = locked(actor, id, current);
        requireUnpublished(draft);
        return draft;
    }

    private static void requireCurrent(SharedDraft draft, LongPredicate current) {
        if (!current.test(draft.version())) {
            throw new RegistryException(Kind.STALE, FaultCode.DRAFT_AT_VERSION, draft.version());
        }
    }

    private static void requireUnpublished(SharedDraft draft) {
        if (draft.published() != null) {
            throw new RegistryException(Kind.REFUSED, FaultCode.DRAFT_PUBLISHED);
        }
    }

    private static SharedDraftDraft checked(SharedDraftDraft draft) {
        if (!draft.content().isObject()) {
            throw RegistryException.refused("/content", FaultCode.OBJECT);
        }
        if (draft.content().toString().length() > LONGEST) {
            throw RegistryException.refused("/content", FaultCode.CHARACTERS_AS_JSON, LONGEST);
        }
        return draft;
    }

    private Set<UUID> offices(UUID own, SharedDraftDraft draft) {
        Set<UUID> offices = new TreeSet<>(draft.offices());
        if (store.countOffices(offices) < offices.size()) {
            throw RegistryException.refused("/offices", FaultCode.NO_OFFICE_NAMED);
        }
        offices.add(own);
        return offices;
    }

    private static UUID id() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
