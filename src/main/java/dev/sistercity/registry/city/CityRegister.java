package dev.sistercity.registry.city;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.ConcurrentChangeException;
import dev.sistercity.registry.change.merge.MergeContext;
import dev.sistercity.registry.change.merge.MergeListener;
import dev.sistercity.registry.change.merge.MergeableRegister;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.CityPast;
import dev.sistercity.registry.city.api.CityStatus;
import dev.sistercity.registry.city.api.DatedUnitDraft;
import dev.sistercity.registry.city.api.DatedValues;
import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.city.succession.SuccessionCheck;
import dev.sistercity.registry.shared.code.Region;
import dev.sistercity.registry.shared.code.Subdivisions;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.NameList;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The rules for cities. */
@Singleton
public class CityRegister extends MergeableRegister<City, CityDraft> implements MergeListener {

    private static final String UNIQUE = "city_identifier_scheme_key";
    /** A cycle ends here, if nowhere else: no government stands on so many others. */
    private static final int DEEPEST = 20;

    private final CityReferences references;
    private final Jurisdiction jurisdiction;
    private final SuccessionCheck succession;
    private final Clock clock;

    CityRegister(CityReferences references, Jurisdiction jurisdiction, SuccessionCheck succession, Clock clock) {
        super(CityCollection.COLLECTION, City.class);
        this.references = references;
        this.jurisdiction = jurisdiction;
        this.succession = succession;
        this.clock = clock;
    }

    @Override
    protected City newEntity() {
        return new City();
    }

    @Override
    protected boolean mayWrite(Actor actor, UUID id, CityDraft draft) {
        return jurisdiction.covers(actor, id) || jurisdiction.covers(actor, draft.partOf());
    }

    /**
     * The city that an office speaks for is not its own to delete; where a unit belongs is for those above it to say, before and
     * after; and by its identifiers others find a city, tokens their office.
     */
    @Override
    protected boolean mayChange(Actor actor, UUID id, CityDraft before, CityDraft after) {
        if (after == null) {
            return !actor.cities().contains(id);
        }
        if (before == null) {
            return true;
        }
        boolean stays = Objects.equals(before.partOf(), after.partOf())
                || jurisdiction.covers(actor, before.partOf()) && jurisdiction.covers(actor, after.partOf());
        return stays && before.identifiers().equals(after.identifiers());
    }

    @Override
    public String whose() {
        return "its own city and the units under it, apart from their identifiers and what its own city is part of";
    }

    @Override
    protected CityDraft checked(UUID id, CityDraft draft, CityDraft before) {
        List<Name> names = checkedNames(draft, before == null ? null : before.names());
        boolean isSaidNow = before == null
                || !Objects.equals(before.region(), draft.region())
                || !Objects.equals(before.subdivisionCode(), draft.subdivisionCode());
        if (isSaidNow) {
            refuseTwoRegions(draft);
        }
        refuseDuplicate(id, draft);
        return resolved(id, draft, names);
    }

    /** Records that say two regions are older than the rule, and can be restored. */
    @Override
    protected CityDraft checkedAgain(UUID id, CityDraft draft) {
        return checked(id, draft, draft);
    }

    private static void refuseTwoRegions(CityDraft draft) {
        if (Region.contradicts(draft.region(), draft.subdivisionCode())) {
            throw RegistryException.refused("/region", FaultCode.TWO_REGIONS, draft.region(), draft.subdivisionCode());
        }
    }

    @Override
    protected Map<UUID, CityDraft> checkedAll(Map<UUID, CityDraft> drafts) {
        Map<Identifier, UUID> known = references.withIdentifiers(drafts.values().stream()
                .flatMap(draft -> draft.identifiers().stream())
                .toList());
        Map<UUID, CityDraft> checked = new LinkedHashMap<>();
        drafts.forEach((id, draft) -> {
            List<Name> names = checkedNames(draft, null);
            refuseTwoRegions(draft);
            draft.identifiers().stream().filter(known::containsKey).findFirst().ifPresent(identifier -> {
                throw duplicate(known.get(identifier));
            });
            draft.identifiers().forEach(identifier -> known.put(identifier, id));
            checked.put(id, resolved(id, draft, names));
        });
        return checked;
    }

    private static List<Name> checkedNames(CityDraft draft, List<Name> before) {
        List<Name> names = NameList.of(draft.name(), draft.names(), before);
        List<Violation> violations = new ArrayList<>();
        if (names.isEmpty()) {
            violations.add(Violation.at("/names", FaultCode.CITY_NEEDS_NAME));
        }
        if ((draft.latitude() == null) != (draft.longitude() == null)) {
            violations.add(
                    Violation.at(draft.latitude() == null ? "/latitude" : "/longitude", FaultCode.BOTH_COORDINATES));
        }
        if (draft.subdivisionCode() != null
                && !Subdivisions.countryOf(draft.subdivisionCode()).equals(draft.countryCode())) {
            violations.add(Violation.at(
                    "/subdivisionCode", FaultCode.NOT_A_SUBDIVISION, draft.subdivisionCode(), draft.countryCode()));
        }
        if (draft.region() != null
                && !(Region.isCode(draft.region()) && draft.region().startsWith(draft.countryCode()))) {
            violations.add(
                    Region.isCode(draft.region())
                            ? Violation.at("/region", FaultCode.NOT_A_REGION_OF, draft.region(), draft.countryCode())
                            : Violation.at("/region", FaultCode.REGION));
        } else if (draft.region() != null && isUnknown(Region.key(draft.region()))) {
            violations.add(Violation.at("/region", FaultCode.REGION_WITHOUT_CODE, draft.region()));
        }
        if (draft.identifiers().stream().distinct().count()
                < draft.identifiers().size()) {
            violations.add(Violation.at("/identifiers", FaultCode.IDENTIFIER_TWICE));
        }
        if (!violations.isEmpty()) {
            throw new RegistryException(Kind.REFUSED, violations.get(0).detail(), violations);
        }
        return names;
    }

    /** Whether it is of ISO 3166-2 alone. */
    private static boolean isUnknown(String region) {
        return region.indexOf('.') < 0;
    }

    private CityDraft resolved(UUID id, CityDraft draft, List<Name> names) {
        UUID partOf = references.resolve(draft.partOf(), "/partOf");
        refuseCycle(id, partOf);
        CityDraft resolved = draft.known(names, draft.identifiers())
                .partOf(partOf == null ? null : partOf.toString())
                .within(draft.region() == null ? null : Region.key(draft.region()))
                .past(past(id, draft));
        DatedValues.refuseFaults(resolved, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return resolved.dissolved() != null && resolved.status() == CityStatus.ACTIVE
                ? resolved.standing(CityStatus.DISSOLVED)
                : resolved;
    }

    private CityPast past(UUID id, CityDraft draft) {
        List<DatedUnitDraft> units = new ArrayList<>();
        for (int i = 0; i < draft.units().size(); i++) {
            DatedUnitDraft unit = draft.units().get(i);
            units.add(unit.of(references.id(unit.city(), "/units/" + i + "/city")));
        }
        List<String> predecessors = references.ids(draft.predecessors(), "/predecessors");
        List<String> successors = references.ids(draft.successors(), "/successors");
        if (succession.isCircle(id, ids(predecessors), ids(successors))) {
            throw RegistryException.refused(
                    successors.isEmpty() ? "/predecessors" : "/successors", FaultCode.BEFORE_ITSELF);
        }
        return new CityPast(draft.kinds(), units, draft.dissolved(), predecessors, successors);
    }

    private static List<UUID> ids(List<String> texts) {
        return texts.stream().map(UUID::fromString).toList();
    }

    private void refuseCycle(UUID id, UUID partOf) {
        UUID above = partOf;
        for (int depth = 0; above != null; depth++) {
            if (above.equals(id) || depth == DEEPEST) {
                throw RegistryException.refused("/partOf", FaultCode.PART_OF_ITSELF);
            }
            above = stored(above).partOfId;
        }
    }

    /** Two at once are told apart by the database; the one that loses comes here again. */
    private void refuseDuplicate(UUID id, CityDraft draft) {
        draft.identifiers().stream()
                .flatMap(known -> references.withIdentifier(known.scheme(), known.value()).stream())
                .filter(city -> !city.equals(id))
                .findFirst()
                .ifPresent(city -> {
                    throw duplicate(city);
                });
    }

    /** The city that another register calls so, also one that another writer has registered since this one looked. */
    public Optional<UUID> withIdentifier(Identifier identifier) {
        return references.withIdentifier(identifier.scheme(), identifier.value());
    }

    private static RegistryException duplicate(UUID city) {
        return new RegistryException(Kind.DUPLICATE, FaultCode.IDENTIFIER_TAKEN, UNIQUE).existing("/v1/cities/" + city);
    }

    @Override
    protected UUID survivor(String reference) {
        return references.known(reference, "/into");
    }

    @Override
    protected CityDraft united(CityDraft survivor, CityDraft merged) {
        return CityMerge.of(survivor, merged);
    }

    @Override
    protected Map<String, String> movedItems(CityDraft survivor, CityDraft merged) {
        return CityMerge.movedNames(CityMerge.of(survivor, merged), merged);
    }

    /** The parts of the merged city become the survivor's; if that is one of them, it moves up to the merged one's place. */
    @Override
    public void follow(MergeContext mergeContext) {
        if (!mergeContext.resource().equals(resource())) {
            return;
        }
        String above = stored(mergeContext.from()).draft().partOf();
        List<UUID> parts = City.find(
                        "select c.id from City c where c.partOfId = ?1 or ?1 member of c.related "
                                + "order by case when c.id = ?2 then 0 else 1 end, c.id",
                        mergeContext.from(),
                        mergeContext.into())
                .project(UUID.class)
                .list();
        parts.forEach(part -> mergeContext.change(
                this,
                part,
                city -> part.equals(mergeContext.into())
                        ? above(above, mergeContext, city)
                        : mergeContext.repointed(this, city)));
    }

    /** The survivor is neither part of itself nor came before or after itself. */
    private static CityDraft above(String above, MergeContext mergeContext, CityDraft survivor) {
        String gone = mergeContext.from().toString();
        CityDraft unrelated = survivor.unrelatedTo(gone);
        return gone.equals(survivor.partOf()) ? unrelated.partOf(above) : unrelated;
    }

    private static City stored(UUID id) {
        return City.findById(id);
    }

    @Override
    protected RuntimeException violated(String constraint, CityDraft draft) {
        return constraint.equals(UNIQUE)
                ? new ConcurrentChangeException(constraint)
                : super.violated(constraint, draft);
    }
}
