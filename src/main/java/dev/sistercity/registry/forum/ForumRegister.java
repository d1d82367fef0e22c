package dev.sistercity.registry.forum;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.ConcurrentChangeException;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.merge.MergeContext;
import dev.sistercity.registry.change.merge.MergeListener;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.event.Launched;
import dev.sistercity.registry.event.Participants;
import dev.sistercity.registry.event.RecordReferences;
import dev.sistercity.registry.forum.api.ForumDraft;
import dev.sistercity.registry.forum.api.OrganizerDraft;
import dev.sistercity.registry.forum.api.Outcome;
import dev.sistercity.registry.forum.api.OutcomeType;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.NameList;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** The rules for forums. */
@Singleton
public class ForumRegister extends Register<Forum, ForumDraft> implements MergeListener {

    private static final String UNIQUE = "forum_series_edition_key";

    private final CityReferences references;
    private final Jurisdiction jurisdiction;
    private final RecordReferences records;

    ForumRegister(CityReferences references, Jurisdiction jurisdiction, RecordReferences records) {
        super(ForumCollection.COLLECTION, Forum.class);
        this.references = references;
        this.jurisdiction = jurisdiction;
        this.records = records;
    }

    @Override
    protected Forum newEntity() {
        return new Forum();
    }

    @Override
    protected boolean mayWrite(Actor actor, UUID id, ForumDraft draft) {
        return jurisdiction.covers(actor, draft.hostCity())
                || draft.organizers().stream().anyMatch(organizer -> jurisdiction.covers(actor, organizer.city()));
    }

    @Override
    public String whose() {
        return "forums that its city hosts or organizes";
    }

    @Override
    protected ForumDraft checked(UUID id, ForumDraft draft, ForumDraft before) {
        List<Name> names = NameList.of(draft.name(), draft.names(), before == null ? null : before.names());
        if (names.isEmpty()) {
            throw RegistryException.refused("/names", FaultCode.FORUM_NEEDS_NAME);
        }
        if (draft.edition() != null && draft.edition().number() != null && draft.series() == null) {
            throw RegistryException.refused("/edition/number", FaultCode.EDITION_WITHOUT_SERIES);
        }
        if (draft.series() != null) {
            find(known -> ForumSeries.findById(known) != null, draft.series(), "/series", FaultCode.NO_SERIES);
        }
        return alone(
                id,
                new ForumDraft(
                        draft.series(),
                        draft.edition(),
                        draft.kind(),
                        null,
                        names,
                        draft.date(),
                        draft.mode(),
                        draft.status(),
                        references.id(draft.hostCity(), "/hostCity"),
                        references.id(draft.venueCity(), "/venueCity"),
                        draft.place(),
                        draft.theme(),
                        draft.topics(),
                        organizers(draft),
                        ForumSessions.checked(draft.sessions(), before == null ? null : before.sessions(), references),
                        Participants.resolved(
                                draft.participants(), before == null ? null : before.participants(), references),
                        draft.attendance(),
                        coLocated(id, draft),
                        outcomes(id, draft)));
    }

    private List<OrganizerDraft> organizers(ForumDraft draft) {
        List<OrganizerDraft> organizers = new ArrayList<>();
        for (int i = 0; i < draft.organizers().size(); i++) {
            OrganizerDraft organizer = draft.organizers().get(i);
            organizers.add(organizer.city(references.id(organizer.city(), "/organizers/" + i + "/city")));
        }
        return organizers;
    }

    private List<String> coLocated(UUID id, ForumDraft draft) {
        List<String> others = new ArrayList<>();
        for (int i = 0; i < draft.coLocatedWith().size(); i++) {
            String pointer = "/coLocatedWith/" + i;
            String other = find(
                    known -> Forum.findById(known) != null,
                    draft.coLocatedWith().get(i),
                    pointer,
                    FaultCode.NO_FORUM);
            if (other.equals(id.toString()) || others.contains(other)) {
                throw RegistryException.refused(pointer, FaultCode.OTHER_FORUM);
            }
            others.add(other);
        }
        return others;
    }

    /** That something was launched here is said by the thing itself, once; a forum that repeats it keeps no second fact. */
    private List<Outcome> outcomes(UUID id, ForumDraft draft) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < draft.outcomes().size(); i++) {
            Outcome outcome = draft.outcomes().get(i);
            Object record = record(outcome, "/outcomes/" + i + "/id");
            if (!(record instanceof Launched launched) || outcome.type() != OutcomeType.LAUNCHED) {
                outcomes.add(outcome);
            } else if (!id.toString().equals(launched.launchedAt())) {
                throw RegistryException.refused(
                        "/outcomes/" + i + "/id",
                        FaultCode.NOT_LAUNCHED_HERE,
                        "/v1/" + outcome.resource() + "/" + outcome.id());
            }
        }
        return outcomes;
    }

    /** The record that an outcome names; null where it names none, or none of the registry's. */
    private Object record(Outcome outcome, String pointer) {
        return outcome.id() == null || outcome.resource() == null || !records.has(outcome.resource())
                ? null
                : records.find(
                                outcome.resource(),
                                UUID.fromString(records.id(
                                        outcome.resource(), outcome.id().toString(), pointer)))
                        .orElse(null);
    }

    private static String find(Predicate<UUID> there, String reference, String pointer, FaultCode none) {
        return ParameterValues.parseId(reference)
                .filter(there)
                .map(UUID::toString)
                .orElseThrow(() -> RegistryException.refused(pointer, none, reference));
    }

    /** Forums that a merged city hosted or took part in were its successor's. */
    @Override
    public void follow(MergeContext mergeContext) {
        mergeContext.repoint(
                this,
                Forum.find(
                                "select f.id from Forum f where f.hostCityId = ?1 or f.venueCityId = ?1 "
                                        + "or ?1 member of f.cities order by f.id",
                                mergeContext.from())
                        .project(UUID.class)
                        .list());
    }

    @Override
    protected RuntimeException violated(String constraint, ForumDraft draft) {
        return constraint.equals(UNIQUE)
                ? new ConcurrentChangeException(constraint)
                : super.violated(constraint, draft);
    }

    /** Two at once are told apart by the database; the one that loses comes here again. */
    private ForumDraft alone(UUID id, ForumDraft draft) {
        if (draft.series() != null && draft.edition() != null && draft.edition().number() != null) {
            existing(draft).stream()
                    .filter(known -> !known.equals(id))
                    .findFirst()
                    .ifPresent(known -> {
                        throw new RegistryException(Kind.DUPLICATE, FaultCode.EDITION_TAKEN, UNIQUE)
                                .existing("/v1/forums/" + known);
                    });
        }
        return draft;
    }

    private List<UUID> existing(ForumDraft draft) {
        return Forum.find(
                        "select f.id from Forum f where f.seriesId = ?1 and f.editionNumber = ?2",
                        UUID.fromString(draft.series()),
                        draft.edition().number())
                .project(UUID.class)
                .list();
    }
}
