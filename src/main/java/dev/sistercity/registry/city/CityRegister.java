package dev.sistercity.registry.city;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Follows;
import dev.sistercity.registry.change.MergeableRegister;
import dev.sistercity.registry.change.Merging;
import dev.sistercity.registry.change.Overtaken;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.NameList;
import dev.sistercity.registry.shared.value.Subdivisions;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The rules for cities. */
@Singleton
public class CityRegister extends MergeableRegister<City, CityDraft> implements Follows {

    private static final String UNIQUE = "city_identifier_scheme_key";
    /** A cycle ends here, if nowhere else: no government stands on so many others. */
    private static final int DEEPEST = 20;

    private final CityReferences references;
    private final Jurisdiction jurisdiction;
    private final EntityManager entities;

    CityRegister(CityReferences references, Jurisdiction jurisdiction, EntityManager entities) {
        super("cities", City.class);
        this.references = references;
        this.jurisdiction = jurisdiction;
        this.entities = entities;
    }

    @Override
    protected City blank() {
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
        List<Name> names = checkedNames(draft);
        refuseDuplicate(id, draft);
        return resolved(id, draft, names);
    }

    @Override
    protected Map<UUID, CityDraft> checkedAll(Map<UUID, CityDraft> drafts) {
        Map<Identifier, UUID> known = references.withIdentifiers(drafts.values().stream()
                .flatMap(draft -> draft.identifiers().stream())
                .toList());
        Map<UUID, CityDraft> checked = new LinkedHashMap<>();
        drafts.forEach((id, draft) -> {
            List<Name> names = checkedNames(draft);
            draft.identifiers().stream().filter(known::containsKey).findFirst().ifPresent(identifier -> {
                throw duplicate(known.get(identifier));
            });
            draft.identifiers().forEach(identifier -> known.put(identifier, id));
            checked.put(id, resolved(id, draft, names));
        });
        return checked;
    }

    private static List<Name> checkedNames(CityDraft draft) {
        List<Name> names = NameList.of(draft.name(), draft.names());
        List<Violation> violations = new ArrayList<>();
        if (names.isEmpty()) {
            violations.add(Violation.at("/names", "a city needs a name"));
        }
        if ((draft.latitude() == null) != (draft.longitude() == null)) {
            violations.add(Violation.at(
                    draft.latitude() == null ? "/latitude" : "/longitude", "a place needs both coordinates"));
        }
        if (draft.subdivisionCode() != null
                && !Subdivisions.countryOf(draft.subdivisionCode()).equals(draft.countryCode())) {
            violations.add(Violation.at(
                    "/subdivisionCode", draft.subdivisionCode() + " is not a subdivision of " + draft.countryCode()));
        }
        if (draft.identifiers().stream().distinct().count()
                < draft.identifiers().size()) {
            violations.add(Violation.at("/identifiers", "an identifier is given twice"));
        }
        if (!violations.isEmpty()) {
            throw new RegistryException(Kind.REFUSED, violations.get(0).detail(), violations);
        }
        return names;
    }

    private CityDraft resolved(UUID id, CityDraft draft, List<Name> names) {
        UUID partOf = references.resolve(draft.partOf(), "/partOf");
        refuseCycle(id, partOf);
        return new CityDraft(
                draft.kind(),
                null,
                names,
                draft.countryCode(),
                draft.subdivisionCode(),
                partOf == null ? null : partOf.toString(),
                draft.latitude(),
                draft.longitude(),
                draft.population(),
                draft.areaKm2(),
                draft.website(),
                draft.identifiers(),
                draft.status());
    }

    private void refuseCycle(UUID id, UUID partOf) {
        UUID above = partOf;
        for (int depth = 0; above != null; depth++) {
            if (above.equals(id) || depth == DEEPEST) {
                throw RegistryException.refused("/partOf", "a city cannot be part of itself");
            }
            above = entities.find(City.class, above).partOfId;
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

    private static RegistryException duplicate(UUID city) {
        return new RegistryException(Kind.DUPLICATE, "Another city has one of these identifiers (" + UNIQUE + ")")
                .existing("/v1/cities/" + city);
    }

    @Override
    protected UUID survivor(String reference) {
        return references.resolve(reference, "/into");
    }

    @Override
    protected CityDraft united(CityDraft survivor, CityDraft merged) {
        return CityUnion.of(survivor, merged);
    }

    /** The parts of the merged city become the survivor's; if that is one of them, it moves up to the merged one's place. */
    @Override
    public void follow(Merging merging) {
        if (!merging.resource().equals(resource())) {
            return;
        }
        String above = stored(merging.from()).draft().partOf();
        List<UUID> parts = entities.createQuery(
                        "select c.id from City c where c.partOfId = :city "
                                + "order by case when c.id = :into then 0 else 1 end, c.id",
                        UUID.class)
                .setParameter("city", merging.from())
                .setParameter("into", merging.into())
                .getResultList();
        parts.forEach(part -> merging.change(
                this, part, city -> part.equals(merging.into()) ? city.partOf(above) : merging.repointed(this, city)));
    }

    private City stored(UUID id) {
        return entities.find(City.class, id);
    }

    @Override
    protected RuntimeException violated(String constraint, CityDraft draft) {
        return constraint.equals(UNIQUE) ? new Overtaken(constraint) : super.violated(constraint, draft);
    }
}
