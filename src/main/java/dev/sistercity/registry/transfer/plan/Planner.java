package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.city.CityDraft;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.city.Place;
import dev.sistercity.registry.gazetteer.GazetteerPlace;
import dev.sistercity.registry.partnership.PartnershipKind;
import dev.sistercity.registry.shared.value.Countries;
import dev.sistercity.registry.transfer.statement.Side;
import dev.sistercity.registry.transfer.statement.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Decides what becomes of rows, one after the other, in a ledger. */
final class Planner {

    /** A town and what belongs to it; farther off, somebody means another place or has made a mistake. */
    private static final double FAR_KM = 150;

    private final Ledger ledger;
    private final Evidence evidence;
    private final Actor actor;
    private final Jurisdiction jurisdiction;
    private final CityNames names;

    Planner(Ledger ledger, Evidence evidence, Actor actor, Jurisdiction jurisdiction, CityNames names) {
        this.ledger = ledger;
        this.evidence = evidence;
        this.actor = actor;
        this.jurisdiction = jurisdiction;
        this.names = names;
    }

    RowResult plan(Placer.Placed row) {
        Statement statement = row.statement();
        if (row.rejected()) {
            return RowResult.rejected("rejected in review");
        }
        List<Question> questions = questions(row);
        if (!questions.isEmpty()) {
            return RowResult.toReview(questions.get(0).why(), statement, questions);
        }
        Optional<UUID> one = existing(row.one());
        Optional<UUID> two = existing(row.two());
        if (same(row.one(), one, row.two(), two)) {
            return RowResult.rejected("a city cannot be its own partner: both are " + name(row.one()));
        }
        if (!actor.isRegistrar()) {
            if (!covered(one) && !covered(two)) {
                return RowResult.rejected("neither is a city that your office writes for");
            }
            if (!isRegistered(one) || !isRegistered(two)) {
                return RowResult.toReview(
                        "the registrar has to register a city first",
                        statement,
                        newTo(row, isRegistered(one), isRegistered(two)));
            }
        }
        return place(row, statement);
    }

    private List<Question> questions(Placer.Placed row) {
        List<Question> questions = new ArrayList<>();
        ask(1, row.statement().one(), row.one()).ifPresent(questions::add);
        ask(2, row.statement().two(), row.two()).ifPresent(questions::add);
        return questions;
    }

    private Optional<Question> ask(int number, Side side, Placement placement) {
        if (!placement.isClear()) {
            return Optional.of(Question.of(number, side, placement.why(), placement.candidates(), names));
        }
        String country = placement.country();
        boolean registered = placement.city() != null && placement.newcomer() == null;
        return !registered && !Countries.isCode(country)
                ? Optional.of(Question.of(
                        number,
                        side,
                        "it would be in " + country + ", which is no code of ISO 3166-1",
                        List.of(),
                        names))
                : Optional.empty();
    }

    private boolean isRegistered(Optional<UUID> city) {
        return city.isPresent() && !ledger.isExpected(city.get());
    }

    private List<Question> newTo(Placer.Placed row, boolean one, boolean two) {
        List<Question> questions = new ArrayList<>();
        if (!one) {
            questions.add(Question.of(1, row.statement().one(), row.one(), names));
        }
        if (!two) {
            questions.add(Question.of(2, row.statement().two(), row.two(), names));
        }
        return questions;
    }

    private Optional<UUID> existing(Placement placement) {
        return placement.city() != null
                ? Optional.of(placement.city())
                : ledger.city(Drafts.identifier(placement.place()));
    }

    private static boolean same(Placement one, Optional<UUID> oneId, Placement two, Optional<UUID> twoId) {
        return oneId.isPresent() || twoId.isPresent()
                ? oneId.equals(twoId)
                : one.place().geonamesId() == two.place().geonamesId();
    }

    private boolean covered(Optional<UUID> city) {
        return city.isPresent() && jurisdiction.covers(actor, city.get());
    }

    private RowResult place(Placer.Placed row, Statement statement) {
        List<String> added = new ArrayList<>();
        UUID one = city(row.one(), statement.one(), added);
        UUID two = city(row.two(), statement.two(), added);
        Set<UUID> cities = Set.of(one, two);
        Optional<Known> known = ledger.partnership(cities, statement.kind());
        List<String> remarks = new ArrayList<>(statement.remarks());
        elsewhere(statement.one(), row.one()).ifPresent(remarks::add);
        elsewhere(statement.two(), row.two()).ifPresent(remarks::add);
        if (known.isEmpty()) {
            boolean assumed = statement.kind() == null;
            PartnershipKind kind = assumed ? PartnershipKind.SISTER_CITY : statement.kind();
            Known made = ledger.add(cities, Drafts.partnership(one, two, kind, statement.established()), assumed);
            evidence.cite(made, statement);
            return result(RowClass.CREATED, remarks, added, made, assumed);
        }
        Merge merge = Merge.of(known.get(), statement, !ledger.hasAnother(cities, known.get()));
        added.addAll(merge.added());
        String cited = evidence.cite(known.get(), statement);
        if (cited != null) {
            added.add(cited);
        }
        remarks.addAll(merge.conflicts());
        RowClass rowClass = added.isEmpty()
                ? RowClass.MATCHED
                : merge.conflicts().isEmpty() ? RowClass.MERGED : RowClass.CONFLICTING;
        return result(rowClass, remarks, added, known.get(), false);
    }

    private static RowResult result(
            RowClass rowClass, List<String> remarks, List<String> added, Known partnership, boolean assumed) {
        String reason = remarks.isEmpty() ? null : String.join("; ", remarks);
        return new RowResult(rowClass, reason, added, partnership.id(), assumed, null, List.of());
    }

    private UUID city(Placement placement, Side side, List<String> added) {
        CityDraft made = placement.city() == null ? null : ledger.make(placement.city(), side.asWritten());
        if (made != null) {
            added.add("the city " + made.names().get(0).value() + ", " + made.countryCode());
        } else if (actor.isRegistrar()
                && placement.city() != null
                && placement.newcomer() != null
                && ledger.learn(placement.city(), placement.newcomer(), () -> names.find(placement.city()))) {
            added.add("more of the city " + name(placement) + ", "
                    + placement.newcomer().country());
        }
        return existing(placement).orElseGet(() -> {
            GazetteerPlace place = placement.place();
            added.add("the city " + place.name() + ", " + place.countryCode());
            return ledger.add(new Ledger.NewCity(Drafts.city(place, side.identifier()), side.asWritten(), true));
        });
    }

    private static Optional<String> elsewhere(Side side, Placement placement) {
        if (side.latitude() == null || placement.place() == null) {
            return Optional.empty();
        }
        Place found = new Place(placement.place().latitude(), placement.place().longitude());
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
                                + placement.place().name() + ", "
                                + placement.place().countryCode() + ": not used"));
    }

    private static String name(Placement placement) {
        if (placement.newcomer() != null) {
            return placement.newcomer().names().get(0);
        }
        return placement.place() != null
                ? placement.place().name()
                : placement.city().toString();
    }
}
