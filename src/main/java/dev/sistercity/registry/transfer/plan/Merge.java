package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.value.Agreement;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.transfer.plan.api.Addition;
import dev.sistercity.registry.transfer.statement.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a row makes of a partnership that is there: what it adds, and what it contradicts. */
final class Merge {

    private final KnownPartnership knownPartnership;
    private final Statement statement;
    private final List<Addition> added = new ArrayList<>();
    private final List<String> conflicts = new ArrayList<>();

    private Merge(KnownPartnership knownPartnership, Statement statement) {
        this.knownPartnership = knownPartnership;
        this.statement = statement;
    }

    /** @param alone whether the cities have no other partnership that is not over, so that its kind can be another */
    static Merge of(KnownPartnership knownPartnership, Statement statement, boolean alone) {
        Merge merge = new Merge(knownPartnership, statement);
        if (knownPartnership.now().kind() == statement.kind()) {
            knownPartnership.kindIsStated();
        }
        if (!merge.isTold() && !merge.upgrade(alone)) {
            merge.kind(alone);
            merge.date();
        }
        merge.state();
        merge.words();
        return merge;
    }

    List<Addition> added() {
        return added;
    }

    List<String> conflicts() {
        return conflicts;
    }

    private void add(Addition.Kind kind, String words) {
        added.add(new Addition(kind, words));
    }

    private boolean isTold() {
        return statement.kind() != null
                && statement.established() != null
                && Upgrade.tells(knownPartnership.now(), statement.kind(), statement.established());
    }

    private boolean upgrade(boolean alone) {
        PartnershipDraft now = knownPartnership.now();
        boolean two = statement.kind() != null
                && statement.established() != null
                && now.kind() != statement.kind()
                && !knownPartnership.isKindAssumed();
        if (!two || !alone || !knownPartnership.isOpen()) {
            return false;
        }
        return Upgrade.with(now, statement.kind(), statement.established())
                .map(upgraded -> {
                    knownPartnership.become(upgraded);
                    add(
                            Addition.Kind.UPGRADE,
                            "an upgrade: " + Kebab.of(statement.kind()) + " since " + statement.established());
                    return true;
                })
                .orElse(false);
    }

    private void kind(boolean alone) {
        PartnershipDraft now = knownPartnership.now();
        if (statement.kind() == null) {
            return;
        }
        if (now.kind() == statement.kind()) {
            return;
        }
        if (knownPartnership.isKindAssumed() && alone && knownPartnership.isOpen()) {
            knownPartnership.become(Drafts.of(now, statement.kind(), now.established(), now.milestones()));
            knownPartnership.kindIsStated();
            add(Addition.Kind.KIND, "its kind: " + Kebab.of(statement.kind()));
        } else {
            conflicts.add("kind " + Kebab.of(statement.kind()) + " where the registry has " + Kebab.of(now.kind()));
        }
    }

    private void state() {
        PartnershipDraft now = knownPartnership.now();
        PartnershipStatus said = statement.status();
        PartnershipStatus is = knownPartnership.status();
        if (said == null || said == is) {
            end(now);
        } else if (isLater(said, is)
                && !knownPartnership.isSpokenFor()
                && !knownPartnership.isClaimed(Evidence.STATUS, Kebab.of(is))) {
            knownPartnership.become(Drafts.of(now, said, statement.ended() == null ? now.ended() : statement.ended()));
            add(
                    Addition.Kind.STATUS,
                    "its status: " + Kebab.of(said) + (statement.ended() == null ? "" : " " + statement.ended()));
        } else if (!wasSoThen(said, now)) {
            conflicts.add("status " + Kebab.of(said) + " where the registry has " + Kebab.of(is));
        }
    }

    private void end(PartnershipDraft now) {
        if (statement.ended() == null) {
            return;
        }
        if (now.ended() == null && !knownPartnership.isSpokenFor()) {
            knownPartnership.become(Drafts.of(now, now.status(), statement.ended()));
            add(Addition.Kind.END, "its end: " + statement.ended());
        } else if (now.ended() == null || now.ended().agreementWith(statement.ended()) == Agreement.CONFLICTS) {
            conflicts.add("ended " + statement.ended() + " where the registry has " + now.ended());
        }
    }

    /** What can become of a partnership of which is known only that it is. */
    private static boolean isLater(PartnershipStatus said, PartnershipStatus now) {
        return switch (now) {
            case ACTIVE ->
                said == PartnershipStatus.DORMANT
                        || said == PartnershipStatus.SUSPENDED
                        || said == PartnershipStatus.ENDED;
            case DORMANT, SUSPENDED -> said == PartnershipStatus.ENDED;
            default -> false;
        };
    }

    /** A list of a day before its end does not contradict that. */
    private boolean wasSoThen(PartnershipStatus said, PartnershipDraft now) {
        return said == PartnershipStatus.ACTIVE
                && statement.statedAt() != null
                && now.ended() != null
                && !now.ended().overBy(statement.statedAt(), Certainty.POSSIBLE);
    }

    private void words() {
        PartnershipDraft now = knownPartnership.now();
        boolean same = statement.kind() == null || statement.kind() == now.kind();
        if (statement.kindAsStated() != null && now.kindAsStated() == null && same && knownPartnership.isOpen()) {
            knownPartnership.become(Drafts.of(now, statement.kindAsStated()));
            add(
                    Addition.Kind.WORDING,
                    "what it is called: " + statement.kindAsStated().value());
        }
    }

    private void date() {
        PartnershipDraft now = knownPartnership.now();
        EdtfDate date = statement.established();
        if (date == null) {
            return;
        }
        if (now.established() != null) {
            if (now.established().agreementWith(date) == Agreement.CONFLICTS) {
                conflicts.add("established " + date + " where the registry has " + now.established());
            }
        } else if (knownPartnership.isOpen()) {
            knownPartnership.become(Drafts.of(now, now.kind(), date, now.milestones()));
            add(Addition.Kind.DATE, "a date: established " + date);
        }
    }
}
