package dev.sistercity.registry.review;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.transfer.DecisionStore;
import dev.sistercity.registry.transfer.RuleApplication;
import dev.sistercity.registry.transfer.plan.ImportPlan;
import dev.sistercity.registry.transfer.plan.api.RowClass;
import dev.sistercity.registry.transfer.plan.api.RowResult;
import dev.sistercity.registry.transfer.resolve.Decisions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Decides about rows, and remembers what was decided; in the caller's transaction. */
@Singleton
class ReviewService {

    /** As many as one transaction should write. */
    private static final int MOST_ROWS = 1_000;

    private final ReviewStore store;
    private final DecisionStore decisions;
    private final RuleApplication rows;
    private final ReviewUndo reviewUndo;
    private final ReviewedCities cities;

    ReviewService(
            ReviewStore store,
            DecisionStore decisions,
            RuleApplication rows,
            ReviewUndo reviewUndo,
            ReviewedCities cities) {
        this.store = store;
        this.decisions = decisions;
        this.rows = rows;
        this.reviewUndo = reviewUndo;
        this.cities = cities;
    }

    /** A row after its decision, and what that wrote. */
    record Decided(Review review, List<Change> changes) {}

    Decided accept(UUID id, ReviewAnswerDraft answer, Actor actor) {
        Review review = open(id, actor);
        List<Change> changes = new ArrayList<>();
        for (int side = 1; side <= 2; side++) {
            if (answer.city(side) != null || answer.newCity(side) != null) {
                String city =
                        cities.meant(answer.city(side), answer.newCity(side), actor, changes, Integer.toString(side));
                decisions.keep(key(review, side), city, actor.name());
            } else if (review.asks(side)) {
                throw RegistryException.refused(
                        "/city" + side,
                        "is needed: the row asks what " + key(review, side).name() + " means");
            }
        }
        RowResult result = again(List.of(review.with(answer.of(review.statement()))), actor, changes)
                .get(0);
        if (result.rowClass() == RowClass.TO_REVIEW) {
            throw new RegistryException(Kind.REFUSED, "That does not decide it: " + result.reason());
        }
        return new Decided(store.find(actor, id).orElseThrow(), changes);
    }

    Decided reject(UUID id, Actor actor) {
        Review review = open(id, actor);
        decisions.keep(new Decisions.Key(review.statement().quote(), "", ""), null, actor.name());
        store.note(id, RowResult.rejected("rejected in review"), actor.name());
        return new Decided(store.find(actor, id).orElseThrow(), List.of());
    }

    Decided reopen(UUID id, Actor actor) {
        Review review = locked(id, actor);
        if (review.status() != ReviewStatus.DECIDED) {
            throw new RegistryException(Kind.REFUSED, "It has not been decided");
        }
        String by = review.decidedBy();
        boolean automatic = by == null || by.startsWith("import:");
        if (!automatic && !actor.isRegistrar() && !by.equals(actor.name())) {
            throw new RegistryException(Kind.FORBIDDEN, "The registrar has decided about it");
        }
        List<Change> changes = reviewUndo.of(review, actor);
        decisions.forget(review.statement().quote(), automatic ? List.of(actor.name()) : List.of(actor.name(), by));
        store.reopen(id, "opened again in review", actor.name());
        return new Decided(store.find(actor, id).orElseThrow(), changes);
    }

    /** What a rule did, and what that wrote. */
    record Ruled(ReviewRuleView rule, List<Change> changes) {}

    Ruled rule(ReviewRuleDraft rule, Actor actor) {
        List<Change> changes = new ArrayList<>();
        String city = cities.meant(rule.city(), rule.newCity(), actor, changes, "");
        String country = rule.country() == null ? "" : rule.country();
        decisions.keep(new Decisions.Key("", rule.name(), country), city, actor.name());
        List<Review> asking = store.asking(actor, rule.name(), rule.country(), MOST_ROWS);
        long decided = again(asking, actor, changes).stream()
                .filter(result -> result.rowClass() != RowClass.TO_REVIEW)
                .count();
        int open = asking.size() - (int) decided;
        return new Ruled(
                new ReviewRuleView(rule.name(), rule.country(), city, asking.size(), (int) decided, open), changes);
    }

    private List<RowResult> again(List<Review> reviews, Actor actor, List<Change> changes) {
        Map<RuleApplication.ListOfSender, List<Review>> byList = new LinkedHashMap<>();
        reviews.forEach(review -> byList.computeIfAbsent(
                        new RuleApplication.ListOfSender(review.source(), review.sender()), none -> new ArrayList<>())
                .add(review));
        List<RowResult> all = new ArrayList<>();
        ImportPlan before = new ImportPlan();
        byList.forEach((list, ofList) -> {
            List<RowResult> results =
                    rows.take(ofList.stream().map(Review::statement).toList(), list, actor, before, changes);
            for (int i = 0; i < results.size(); i++) {
                store.note(ofList.get(i).id(), results.get(i), actor.name());
            }
            all.addAll(results);
        });
        return all;
    }

    private Review locked(UUID id, Actor actor) {
        return store.locked(actor, id).orElseThrow(() -> RegistryException.notFound("review", "with id " + id));
    }

    private Review open(UUID id, Actor actor) {
        Review review = locked(id, actor);
        if (review.status() != ReviewStatus.OPEN) {
            throw new RegistryException(Kind.REFUSED, "This review is no longer open");
        }
        return review;
    }

    private static Decisions.Key key(Review review, int side) {
        var asked = review.side(side);
        return new Decisions.Key(
                review.statement().quote(), Decisions.nameOf(asked), asked.country() == null ? "" : asked.country());
    }
}
