package dev.sistercity.registry.changerequest;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.merge.MergeService;
import dev.sistercity.registry.changerequest.api.ChangeRequestDraft;
import dev.sistercity.registry.changerequest.api.RequestKind;
import dev.sistercity.registry.changerequest.api.RequestProgress;
import dev.sistercity.registry.changerequest.api.RequestSubjectDraft;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
     * @param draft with the parts of its action, as {@code RequestParts} has it
     * @throws RegistryException whatever the rules refuse, with pointers into it
     */
    ChangeRequestDraft settled(ChangeRequestDraft draft) {
        return switch (draft.asks()) {
            case PATCH -> patch(draft);
            case CREATE -> creation(draft);
            case MERGE -> merge(draft);
            case DELETE -> deletion(draft);
        };
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
