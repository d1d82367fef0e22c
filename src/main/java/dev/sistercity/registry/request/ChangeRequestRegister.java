package dev.sistercity.registry.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Change;
import dev.sistercity.registry.change.ConsentNeeded;
import dev.sistercity.registry.change.Follows;
import dev.sistercity.registry.change.Merging;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongPredicate;

/** The rules for change requests. */
@Singleton
class ChangeRequestRegister extends Register<ChangeRequest, ChangeRequestDraft> implements Follows {

    private final RequestSubjects subjects;
    private final Answers answers;
    private final EntityManager entities;

    ChangeRequestRegister(RequestSubjects subjects, Answers answers, EntityManager entities) {
        super(ChangeRequestType.COLLECTION, ChangeRequest.class);
        this.subjects = subjects;
        this.answers = answers;
        this.entities = entities;
    }

    @Override
    protected ChangeRequest blank() {
        return new ChangeRequest();
    }

    /** Anybody may ask, and {@link Answers} says who may answer. */
    @Override
    public boolean allows(Actor actor, UUID id, ChangeRequestDraft draft) {
        return true;
    }

    @Override
    protected boolean mayWrite(Actor actor, UUID id, ChangeRequestDraft draft) {
        return true;
    }

    @Override
    public String whose() {
        return "requests of its own, and answers to those that are put to it";
    }

    @Override
    protected ChangeRequestDraft checked(UUID id, ChangeRequestDraft draft, ChangeRequestDraft before) {
        if (before != null || draft.progress() != null) {
            return draft;
        }
        if (!draft.patch().isObject()) {
            throw RegistryException.refused("/patch", "must be an object: a JSON Merge Patch");
        }
        Subject<?> subject = subjects.find(draft.subject());
        subject.rehearse(draft.patch());
        return new ChangeRequestDraft(
                new RequestSubjectDraft(draft.subject().resource(), subject.id().toString()),
                draft.patch(),
                draft.reason(),
                draft.sources(),
                null);
    }

    /** What somebody asks for by itself is a correction. */
    @Override
    protected Settled<ChangeRequestDraft> settled(
            Actor actor, UUID id, ChangeRequestDraft draft, ChangeRequestDraft before, String reason) {
        return new Settled<>(
                draft.progress() != null
                        ? draft
                        : draft.with(new Progress(
                                RequestKind.CORRECTION,
                                RequestStatus.OPEN,
                                actor.name(),
                                cities(draft.subject()),
                                List.of(),
                                List.of(),
                                null,
                                List.of())),
                List.of());
    }

    /** Puts a change before those who have to agree. @param reason null where the writer does not say */
    Written<ChangeRequestDraft> ask(
            RequestResource resource, UUID subject, JsonNode patch, String reason, ConsentNeeded needed, Actor actor) {
        RequestSubjectDraft about = new RequestSubjectDraft(resource, subject.toString());
        Progress progress = new Progress(
                RequestKind.CONSENT,
                RequestStatus.OPEN,
                actor.name(),
                cities(about),
                needed.mine().stream().sorted().toList(),
                needed.asked().stream().sorted().toList(),
                needed.basis(),
                List.of());
        return create(new ChangeRequestDraft(about, patch, reason, List.of(), progress), actor);
    }

    /**
     * Answers a request; the last answer that it takes makes the change, in the same transaction.
     *
     * @param current says whether a version of the request is the one that is answered
     */
    Written<ChangeRequestDraft> answer(UUID id, LongPredicate current, AnswerDraft answer, Actor actor) {
        List<Change> also = new ArrayList<>();
        Written<ChangeRequestDraft> written = update(
                id,
                current,
                request -> request.with(answers.given(new Answers.Question(id, request), answer, actor, now(), also)),
                actor,
                answer.reason());
        return new Written<>(written.recorded(), written.change(), also);
    }

    private List<String> cities(RequestSubjectDraft subject) {
        return subjects.cities(subject.resource(), UUID.fromString(subject.id()));
    }

    /** What is asked about a merged record is asked about its successor. */
    @Override
    public void follow(Merging merging) {
        List<UUID> open = entities.createQuery(
                        "select r.id from ChangeRequest r where r.status = :open order by r.id", UUID.class)
                .setParameter("open", RequestStatus.OPEN)
                .getResultList();
        merging.repoint(this, open);
    }
}
