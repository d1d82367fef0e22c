package dev.sistercity.registry.changerequest;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.merge.MergeService;
import dev.sistercity.registry.changerequest.api.AnswerDraft;
import dev.sistercity.registry.changerequest.api.ChangeRequestDraft;
import dev.sistercity.registry.changerequest.api.RequestAction;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/**
 * Records that are asked to be created, merged or deleted: decided by those who may do it themselves, and done by the same
 * rules. In the caller's transaction.
 */
@Singleton
class Submissions {

    private final RequestSubjects subjects;
    private final Instance<MergeService> merges;
    private final Jurisdiction jurisdiction;
    private final Rehearsal rehearsal;
    private final Catalog catalog;

    /** @param merges asked late: it has requests follow, whose register asks this */
    Submissions(
            RequestSubjects subjects,
            Instance<MergeService> merges,
            Jurisdiction jurisdiction,
            Rehearsal rehearsal,
            Catalog catalog) {
        this.subjects = subjects;
        this.merges = merges;
        this.jurisdiction = jurisdiction;
        this.rehearsal = rehearsal;
        this.catalog = catalog;
    }

    /**
     * To be called before anything is changed in the transaction: what this tries, it takes back together with all that is not
     * stored yet.
     *
     * @throws RegistryException FORBIDDEN for a caller who may not do it without being asked
     */
    void requireDecider(ChangeRequestDraft request, Actor actor) {
        boolean may = actor.isRegistrar()
                || switch (request.asks()) {
                    case CREATE -> mayCreate(request, actor);
                    case DELETE -> of(request).mayBeDeletedBy(actor).orElseGet(() -> speaksFor(request, actor));
                    case MERGE, PATCH -> false;
                };
        if (!may) {
            throw new RegistryException(
                    Kind.FORBIDDEN,
                    request.asks() == RequestAction.MERGE
                            ? "Whether two records are one is decided by the registrar"
                            : "This is decided by those who may "
                                    + request.asks().name().toLowerCase(Locale.ROOT)
                                    + " the record themselves, or by the registrar");
        }
    }

    /** What the rules refuse by now can still be declined, by the offices of the cities that it is about. */
    private boolean mayCreate(ChangeRequestDraft request, Actor actor) {
        boolean[] may = new boolean[1];
        rehearsal.of(() -> may[0] =
                of(request).mayBeCreatedBy(actor, request.content()).orElseGet(() -> speaksFor(request, actor)));
        return may[0];
    }

    private boolean speaksFor(ChangeRequestDraft request, Actor actor) {
        return request.progress().cities().stream().anyMatch(city -> jurisdiction.covers(actor, city));
    }

    /**
     * Does what was asked for.
     *
     * @return the changes to be logged, without their reason
     * @throws RegistryException whatever the rules refuse as things are now
     */
    List<Change> carriedOut(ChangeRequestDraft request, AnswerDraft answer, Actor actor) {
        try {
            return done(request, answer, actor);
        } catch (RegistryException e) {
            throw now(e);
        }
    }

    private List<Change> done(ChangeRequestDraft request, AnswerDraft answer, Actor actor) {
        RecordSubmission<?> record = of(request);
        return switch (request.asks()) {
            case CREATE -> record.create(request.content(), actor, standing(request, answer));
            case DELETE -> record.delete(seen(request, answer), actor);
            case MERGE -> record.merge(merges.get(), seen(request, answer), request.into(), actor);
            case PATCH -> throw new IllegalStateException("A patch is no submission");
        };
    }

    /** The records that a new one may not look like; null where it is known to be another. */
    private Snapshot standing(ChangeRequestDraft request, AnswerDraft answer) {
        return request.allowDuplicate() == null && answer.allowDuplicate() == null ? catalog.snapshot() : null;
    }

    /** Who decides has looked at the record as it was asked of, or says at which version. */
    private static LongPredicate seen(ChangeRequestDraft request, AnswerDraft answer) {
        long asked = Long.parseLong(request.progress().basis());
        long seen = answer.subjectVersion() == null ? asked : answer.subjectVersion();
        return version -> {
            if (version != seen) {
                throw new RegistryException(Kind.STALE, FaultCode.REQUEST_OF_VERSION, version, asked);
            }
            return true;
        };
    }

    /** A refusal of what was asked for, to who accepts it: pointers would be into what was sent then. */
    private static RegistryException now(RegistryException e) {
        String faults = e.violations().stream()
                .filter(fault -> fault.pointer() != null && !fault.pointer().isEmpty())
                .map(fault -> fault.pointer() + " " + fault.detail())
                .collect(Collectors.joining("; "));
        String detail = "It cannot be done as things are now: " + (faults.isEmpty() ? e.getMessage() : faults);
        return switch (e.kind()) {
            case MALFORMED, REFUSED, NOT_FOUND, GONE -> e.said(Kind.REFUSED, detail);
            case STALE -> e.existing() == null ? e : e.said(Kind.REFUSED, detail);
            case FORBIDDEN, DUPLICATE, IN_USE -> e.said(e.kind(), detail);
            default -> e;
        };
    }

    private RecordSubmission<?> of(ChangeRequestDraft request) {
        return subjects.submission(
                request.subject().resource(), UUID.fromString(request.subject().id()));
    }
}
