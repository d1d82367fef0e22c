package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.Place;
import dev.sistercity.registry.gazetteer.GazetteerPlace;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.shared.code.Countries;
import dev.sistercity.registry.transfer.plan.api.Addition;
import dev.sistercity.registry.transfer.plan.api.RowClass;
import dev.sistercity.registry.transfer.plan.api.RowResult;
import dev.sistercity.registry.transfer.resolve.CityLabels;
import dev.sistercity.registry.transfer.resolve.CityResolver;
import dev.sistercity.registry.transfer.resolve.NameQuestion;
import dev.sistercity.registry.transfer.resolve.Resolution;
import dev.sistercity.registry.transfer.statement.Side;
import dev.sistercity.registry.transfer.statement.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Decides what becomes of rows, one after the other, in a ledger. */
final class Planner {

    /** Extent of a town and what belongs to it, km; farther off, another place is meant or a mistake was made. */
    private static final double FAR_KM = 150;

    private final PlannedRecords plannedRecords;
    private final Evidence evidence;
    private final Actor actor;
    private final Jurisdiction jurisdiction;
    private final CityLabels names;

    Planner(
            PlannedRecords plannedRecords,
            Evidence evidence,
            Actor actor,
            Jurisdiction jurisdiction,
            CityLabels names) {
        this.plannedRecords = plannedRecords;
        this.evidence = evidence;
        this.actor = actor;
        this.jurisdiction = jurisdiction;
        this.names = names;
    }

    RowResult plan(CityResolver.ResolvedRow row) {
        Statement statement = row.statement();
        if (row.rejected()) {
            return RowResult.rejected("rejected in review");
        }
        List<NameQuestion> questions = questions(row);
        if (!questions.isEmpty()) {
            return RowResult.toReview(questions.get(0).why(), statement, questions);
        }
        if (statement.doubt() != null) {
            return RowResult.toReview(statement.doubt(), statement, List.of());
        }
        List<Optional<UUID>> cities = row.sides().stream().map(this::existing).toList();
        Optional<Resolution> twice = twice(row.sides(), cities);
        if (twice.isPresent()) {
            return RowResult.rejected("a city cannot be its own partner: both are " + name(twice.get()));
        }
        if (!actor.isRegistrar()) {
            if (cities.stream().noneMatch(this::covered)) {
                return RowResult.rejected("neither is a city that your office writes for");
            }
            if (!cities.stream().allMatch(this::isRegistered)) {
                return RowResult.toReview("the registrar has to register a city first", statement, newTo(row, cities));
            }
        }
        return place(row, statement);
    }

    private List<NameQuestion> questions(CityResolver.ResolvedRow row) {
        List<NameQuestion> questions = new ArrayList<>();
        for (int i = 0; i < row.sides().size(); i++) {
            ask(i + 1, row.statement().sides().get(i), row.sides().get(i)).ifPresent(questions::add);
        }
        return questions;
    }

    private Optional<NameQuestion> ask(int number, Side side, Resolution resolution) {
        if (!resolution.isClear()) {
            return Optional.of(
                    NameQuestion.of(number, side, resolution.why().sentence(), resolution.candidates(), names));
        }
        String country = resolution.country();
        boolean registered = resolution.city() != null && resolution.newcomer() == null;
        return !registered && !Countries.isCode(country)
                ? Optional.of(NameQuestion.of(
                        number,
                        side,
                        "it would be in " + country + ", which is no code of ISO 3166-1",
                        List.of(),
                        names))
                : Optional.empty();
    }

    private boolean isRegistered(Optional<UUID> city) {
        return city.isPresent() && !plannedRecords.isExpected(city.get());
    }

    private List<NameQuestion> newTo(CityResolver.ResolvedRow row, List<Optional<UUID>> cities) {
        List<NameQuestion> questions = new ArrayList<>();
        for (int i = 0; i < cities.size(); i++) {
            if (!isRegistered(cities.get(i))) {
                questions.add(NameQuestion.of(
                        i + 1, row.statement().sides().get(i), row.sides().get(i), names));
            }
        }
        return questions;
    }

    private Optional<UUID> existing(Resolution resolution) {
        return plannedRecords.city(resolution.city(), resolution.place());
    }

    /** What two sides mean, if they mean the same. */
    private static Optional<Resolution> twice(List<Resolution> sides, List<Optional<UUID>> cities) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < sides.size(); i++) {
            GazetteerPlace place = sides.get(i).place();
            Object meant = cities.get(i).isPresent() ? cities.get(i).get() : Integer.valueOf(place.geonamesId());
            if (!seen.add(meant)) {
                return Optional.of(sides.get(i));
            }
        }
        return Optional.empty();
    }

    private boolean covered(Optional<UUID> city) {
        return city.isPresent() && jurisdiction.covers(actor, city.get());
    }

    private RowResult place(CityResolver.ResolvedRow row, Statement statement) {
        List<Addition> added = new ArrayList<>();
        Set<UUID> cities = new LinkedHashSet<>();
        for (int i = 0; i < row.sides().size(); i++) {
            cities.add(city(row.sides().get(i), statement.sides().get(i), added));
        }
        Optional<KnownPartnership> known = plannedRecords.partnerships().partnership(cities, statement);
        List<String> remarks = new ArrayList<>(statement.remarks());
        for (int i = 0; i < row.sides().size(); i++) {
            elsewhere(statement.sides().get(i), row.sides().get(i)).ifPresent(remarks::add);
        }
        if (known.isEmpty()) {
            boolean assumed = statement.kind() == null;
            PartnershipKind kind = !assumed
                    ? statement.kind()
                    : statement.kindAsStated() == null ? PartnershipKind.SISTER_CITY : PartnershipKind.UNSPECIFIED;
            KnownPartnership made =
                    plannedRecords.partnerships().add(cities, Drafts.partnership(cities, kind, statement), assumed);
            evidence.cite(made, statement);
            refer(made, statement);
            return result(RowClass.CREATED, remarks, added, made, assumed);
        }
        Merge merge =
                Merge.of(known.get(), statement, !plannedRecords.partnerships().hasAnother(cities, known.get()));
        added.addAll(merge.added());
        Addition cited = evidence.cite(known.get(), statement);
        if (cited != null) {
            added.add(cited);
        }
        if (refer(known.get(), statement)) {
            added.add(new Addition(Addition.Kind.REFERENCE, "a reference"));
        }
        remarks.addAll(merge.conflicts());
        boolean closerAlone = added.stream().allMatch(one -> one.kind() == Addition.Kind.CLOSER_DATE);
        RowClass rowClass =
                closerAlone ? RowClass.MATCHED : merge.conflicts().isEmpty() ? RowClass.MERGED : RowClass.CONFLICTING;
        return result(rowClass, remarks, added, known.get(), false);
    }

    private boolean refer(KnownPartnership partnership, Statement statement) {
        boolean added = false;
        for (String reference : statement.references()) {
            added |= Evidence.refer(partnership, plannedRecords.references().get(reference), statement);
        }
        return added;
    }

    private static RowResult result(
            RowClass rowClass,
            List<String> remarks,
            List<Addition> added,
            KnownPartnership partnership,
            boolean assumed) {
        String reason = remarks.isEmpty() ? null : String.join("; ", remarks);
        return new RowResult(rowClass, reason, added, partnership.id(), assumed, null, List.of());
    }

    private UUID city(Resolution resolution, Side side, List<Addition> added) {
        UUID city = named(resolution, side, added);
        if (actor.isRegistrar() && plannedRecords.learn(city, side.identifier(), () -> names.find(city))) {
            added.add(new Addition(
                    Addition.Kind.CITY_FACTS,
                    "the identifier " + side.identifier().scheme() + ":"
                            + side.identifier().value()));
        }
        return city;
    }

    private UUID named(Resolution resolution, Side side, List<Addition> added) {
        CityDraft made = resolution.city() == null ? null : plannedRecords.make(resolution.city(), side.asWritten());
        if (made != null) {
            added.add(city(made.names().get(0).value(), made.countryCode()));
        } else if (actor.isRegistrar()
                && resolution.city() != null
                && resolution.newcomer() != null
                && plannedRecords.learn(
                        resolution.city(), resolution.newcomer(), () -> names.find(resolution.city()))) {
            added.add(new Addition(
                    Addition.Kind.CITY_FACTS,
                    "more of the city " + name(resolution) + ", "
                            + resolution.newcomer().country()));
        }
        Optional<UUID> existing = existing(resolution);
        boolean tells = !side.identifiers().isEmpty() || !side.names().isEmpty();
        if (existing.isPresent() && tells && actor.isRegistrar() && made == null) {
            UUID city = existing.get();
            if (plannedRecords.learn(city, side, () -> names.find(city))) {
                added.add(
                        new Addition(Addition.Kind.CITY_FACTS, "names or identifiers of the city " + name(resolution)));
            }
        }
        return existing.orElseGet(() -> {
            GazetteerPlace place = resolution.place();
            added.add(city(place.name(), place.countryCode()));
            return plannedRecords.add(
                    new PlannedRecords.PlannedCity(Drafts.city(place, side), side.asWritten(), true), side.names());
        });
    }

    private static Addition city(String name, String country) {
        return new Addition(Addition.Kind.CITY, "the city " + name + ", " + country);
    }

    private static Optional<String> elsewhere(Side side, Resolution resolution) {
        if (side.latitude() == null || resolution.place() == null) {
            return Optional.empty();
        }
        Place found =
                new Place(resolution.place().latitude(), resolution.place().longitude());
        double km = found.kmTo(new Place(side.latitude(), side.longitude()));
        if (km < FAR_KM) {
            return Optional.empty();
        }
        boolean swapped =
                Math.abs(side.longitude()) <= 90 && found.kmTo(new Place(side.longitude(), side.latitude())) < FAR_KM;
        return Optional.of("its coordinates of " + side.asWritten()
                + (swapped
                        ? " are swapped: not used"
                        : " are " + Math.round(km) + " km from "
                                + resolution.place().name() + ", "
                                + resolution.place().countryCode() + ": not used"));
    }

    private static String name(Resolution resolution) {
        if (resolution.newcomer() != null) {
            return resolution.newcomer().names().get(0);
        }
        return resolution.place() != null
                ? resolution.place().name()
                : resolution.city().toString();
    }
}
