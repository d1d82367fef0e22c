package dev.sistercity.registry.changerequest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.ConsentNeeded;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.merge.MergeContext;
import dev.sistercity.registry.change.merge.MergeListener;
import dev.sistercity.registry.changerequest.api.AnswerDraft;
import dev.sistercity.registry.changerequest.api.ChangeRequestDraft;
import dev.sistercity.registry.changerequest.api.RequestAction;
import dev.sistercity.registry.changerequest.api.RequestKind;
import dev.sistercity.registry.changerequest.api.RequestProgress;
import dev.sistercity.registry.changerequest.api.RequestStatus;
import dev.sistercity.registry.changerequest.api.RequestSubjectDraft;
import dev.sistercity.registry.changerequest.api.Verdict;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongPredicate;

/** The rules for change requests. */
@Singleton
class ChangeRequestRegister extends Register<ChangeRequest, ChangeRequestDraft> implements MergeListener {

    private final RequestSubjects subjects;
    private final AnswerService answerService;
    private final Mandates mandates;
    private final SubmissionCheck check;
    private final Submissions submissions;
    private final Sql sql;

    ChangeRequestRegister(
            RequestSubjects subjects,
            AnswerService answerService,
            Mandates mandates,
            SubmissionCheck check,
            Submissions submissions,
            Sql sql) {
        super(ChangeRequestCollection.COLLECTION, ChangeRequest.class);
        this.subjects = subjects;
        this.answerService = answerService;
        this.mandates = mandates;
        this.check = check;
        this.submissions = submissions;
        this.sql = sql;
    }

    @Override
    protected ChangeRequest newEntity() {
        return new ChangeRequest();
    }

    /** Everyone may ask; {@link AnswerService} says who may answer. */
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
        return before != null || draft.progress() != null ? draft : check.settled(draft);
    }

    @Override
    protected SettledDraft<ChangeRequestDraft> applyConsent(
            Actor actor, UUID id, ChangeRequestDraft draft, ChangeRequestDraft before, String reason) {
        RequestProgress progress = draft.progress();
        return new SettledDraft<>(progress.by() == null ? draft.with(progress.by(actor.name())) : draft, List.of());
    }

    /**
     * Puts a change before those who have to agree.
     *
     * @param reason null where the writer does not say
     */
    WrittenRecord<ChangeRequestDraft> ask(
            String resource, UUID subject, JsonNode patch, String reason, ConsentNeeded needed, Actor actor) {
        RequestSubjectDraft about = new RequestSubjectDraft(resource, subject.toString());
        RequestProgress requestProgress = new RequestProgress(
                RequestKind.CONSENT,
                RequestStatus.OPEN,
                actor.name(),
                cities(about),
                needed.mine().stream().sorted().toList(),
                needed.asked().stream().sorted().toList(),
                needed.basis(),
                List.of());
        WrittenRecord<ChangeRequestDraft> asked =
                create(ChangeRequestDraft.ofPatch(about, patch, reason, requestProgress), actor);
        mandates.keep(asked.recorded().id(), actor);
        return asked;
    }

    /**
     * Answers a request; the last answer that it takes makes the change, in the same transaction.
     *
     * @param current says whether a version of the request is the one that is answered
     */
    WrittenRecord<ChangeRequestDraft> answer(UUID id, LongPredicate current, AnswerDraft answer, Actor actor) {
        requireDecider(standing(id, current), answer, actor);
        List<Change> also = new ArrayList<>();
        WrittenRecord<ChangeRequestDraft> written = update(
                id,
                current,
                request -> request.with(
                        answerService.given(new AnswerService.OpenRequest(id, request), answer, actor, now(), also)),
                actor,
                answer.reason());
        // Now that it is no longer open: a merge changes what is open.
        ChangeRequestDraft request = written.recorded().draft();
        if (request.action() != null && request.progress().status() == RequestStatus.ACCEPTED) {
            String why = new AnswerService.OpenRequest(id, request).reason(request.reason());
            submissions.carriedOut(request, answer, actor).stream()
                    .map(change -> change.because(why))
                    .forEach(also::add);
        }
        return new WrittenRecord<>(written.recorded(), written.change(), also);
    }

    private void requireDecider(ChangeRequestDraft request, AnswerDraft answer, Actor actor) {
        boolean open = request.progress().status() == RequestStatus.OPEN;
        if (request.action() != null && open && answer.verdict() != Verdict.WITHDRAWN) {
            submissions.requireDecider(request, actor);
        }
    }

    /** Withdraws a request for its anonymous requester; that it is theirs, the caller has made sure. */
    WrittenRecord<ChangeRequestDraft> withdraw(UUID id, LongPredicate current, String reason) {
        return update(
                id,
                current,
                request -> request.with(
                        answerService.withdrawn(new AnswerService.OpenRequest(id, request), reason, now())),
                Actor.ANONYMOUS,
                reason);
    }

    private List<String> cities(RequestSubjectDraft subject) {
        return subjects.cities(subject.resource(), UUID.fromString(subject.id()));
    }

    /** What is asked about a merged record is asked about its successor. */
    @Override
    public void follow(MergeContext mergeContext) {
        openAbout(mergeContext.from())
                .forEach(request -> mergeContext.change(this, request, draft -> followed(draft, mergeContext)));
    }

    /** That a record be merged or deleted was asked of this one, and not of what it has become: nothing is left to be done. */
    private ChangeRequestDraft followed(ChangeRequestDraft draft, MergeContext mergeContext) {
        ChangeRequestDraft repointed = mergeContext.repointed(this, draft);
        return draft.asks() == RequestAction.PATCH ? repointed : repointed.about(draft.subject(), repointed.into());
    }

    /** Ids of the open requests that name a record, anywhere. */
    private List<UUID> openAbout(UUID record) {
        return sql.query("""
                select id from change_request
                where status in ('OPEN', 'SUBMITTED')
                  and position(? in concat(subject_id, into_id, patch, content, progress)) > 0
                order by id""", row -> row.getObject(1, UUID.class), record.toString());
    }
}
