package dev.sistercity.registry.changerequest;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.merge.MergeService;
import dev.sistercity.registry.changerequest.api.ChangeRequestDraft;
import dev.sistercity.registry.changerequest.api.RequestAction;
import dev.sistercity.registry.changerequest.api.RequestKind;
import dev.sistercity.registry.changerequest.api.RequestProgress;
import dev.sistercity.registry.changerequest.api.RequestSubjectDraft;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Looks whether what is asked for could be done as things are, and notes what it is about. In the caller's transaction. */
@Singleton
class SubmissionCheck {

    private final RequestSubjects subjects;
    private final Instance<MergeService> merges;
    private final Rehearsal rehearsal;
    private final Catalog catalog;

    /** @param merges asked late: it has requests follow, whose register asks this */
    SubmissionCheck(RequestSubjects subjects, Instance<MergeService> merges, Rehearsal rehearsal, Catalog catalog) {
        this.subjects = subjects;
        this.merges = merges;
        this.rehearsal = rehearsal;
        this.catalog = catalog;
    }

    /**
     * The request as it is kept.
     *
     * @throws RegistryException MALFORMED if parts of it do not go together; whatever the rules refuse, with pointers into it
     */
    ChangeRequestDraft settled(ChangeRequestDraft draft) {
        requireParts(draft);
        return switch (draft.asks()) {
            case PATCH -> patch(draft);
            case CREATE -> creation(draft);
            case MERGE -> merge(draft);
            case DELETE -> deletion(draft);
        };
    }

    private static void requireParts(ChangeRequestDraft draft) {
        List<Violation> faults = new ArrayList<>();
        RequestAction action = draft.asks();
        // What offices ask of other sides may be without: so this is no rule of the record.
        part("/reason", draft.reason(), true, action, faults::add);
        part("/subject/id", draft.subject().id(), action != RequestAction.CREATE, action, faults::add);
        part("/patch", draft.patch(), action == RequestAction.PATCH, action, faults::add);
        part("/content", draft.content(), action == RequestAction.CREATE, action, faults::add);
        part("/into", draft.into(), action == RequestAction.MERGE, action, faults::add);
        if (draft.allowDuplicate() != null && action != RequestAction.CREATE) {
            faults.add(Violation.at("/allowDuplicate", "goes with the action create"));
        }
        if (!faults.isEmpty()) {
            throw RegistryException.malformed(faults);
        }
    }

    private static void part(
            String pointer, Object sent, boolean wanted, RequestAction action, Consumer<Violation> fault) {
        if (sent == null && wanted) {
            fault.accept(Violation.at(pointer, "must be given"));
        } else if (sent != null && !wanted) {
            fault.accept(Violation.at(pointer, "does not go with the action " + Kebab.of(action)));
        }
    }

    private ChangeRequestDraft patch(ChangeRequestDraft draft) {
        if (!draft.patch().isObject()) {
            throw RegistryException.refused("/patch", "must be an object: a JSON Merge Patch");
        }
        Subject<?> subject = subjects.find(draft.subject());
        rehearsal.of(() -> subject.rehearse(draft.patch()));
        return known(draft, subject.id(), null)
                .with(RequestProgress.open(
                        RequestKind.CORRECTION, subjects.cities(draft.subject().resource(), subject.id()), null));
    }

    private ChangeRequestDraft creation(ChangeRequestDraft draft) {
        if (!draft.content().isObject()) {
            throw RegistryException.refused("/content", "must be an object: the record");
        }
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        Snapshot standing = draft.allowDuplicate() == null ? catalog.snapshot() : null;
        List<String> cities = new ArrayList<>();
        RecordSubmission<?> record = subjects.submission(draft.subject().resource(), id);
        rehearsal.of(() -> cities.addAll(content(() -> record.tryCreation(draft.content(), standing))));
        return known(draft, id, null)
                .with(RequestProgress.open(RequestKind.SUBMISSION, subjects.standing(cities), null));
    }

    private ChangeRequestDraft merge(ChangeRequestDraft draft) {
        String resource = draft.subject().resource();
        UUID id = subjects.find(draft.subject()).id();
        UUID into = subjects.submission(resource, id).tryMerge(merges.get(), draft.into());
        Set<String> cities = new LinkedHashSet<>(subjects.cities(resource, id));
        cities.addAll(subjects.cities(resource, into));
        return known(draft, id, into.toString())
                .with(RequestProgress.open(RequestKind.SUBMISSION, List.copyOf(cities), basis(resource, id)));
    }

    private ChangeRequestDraft deletion(ChangeRequestDraft draft) {
        String resource = draft.subject().resource();
        UUID id = subjects.find(draft.subject()).id();
        List<String> cities = subjects.cities(resource, id);
        String basis = basis(resource, id);
        rehearsal.of(() -> subjects.submission(resource, id).tryDeletion());
        return known(draft, id, null).with(RequestProgress.open(RequestKind.SUBMISSION, cities, basis));
    }

    private String basis(String resource, UUID id) {
        return Long.toString(subjects.submission(resource, id).version());
    }

    private static ChangeRequestDraft known(ChangeRequestDraft draft, UUID id, String into) {
        return draft.about(new RequestSubjectDraft(draft.subject().resource(), id.toString()), into);
    }

    /** A refusal of the content, in terms of the request. */
    private static <T> T content(Supplier<T> work) {
        try {
            return work.get();
        } catch (RegistryException e) {
            RegistryException within = e.at(pointer -> "/content" + pointer);
            // What not even the registrar may write.
            throw e.kind() == Kind.FORBIDDEN
                    ? new RegistryException(Kind.REFUSED, e.getMessage(), within.violations())
                    : within;
        }
    }
}
