package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.partnership.PartnershipDraft;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.value.Agreement;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.transfer.statement.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a row makes of a partnership that is there: what it adds, and what it contradicts. */
final class Merge {

    private final Known known;
    private final Statement statement;
    private final List<String> added = new ArrayList<>();
    private final List<String> conflicts = new ArrayList<>();

    private Merge(Known known, Statement statement) {
        this.known = known;
        this.statement = statement;
    }

    /** @param alone whether the cities have no other partnership that is not over, so that its kind can be another */
    static Merge of(Known known, Statement statement, boolean alone) {
        Merge merge = new Merge(known, statement);
        if (known.now().kind() == statement.kind()) {
            known.kindIsStated();
        }
        if (!merge.isTold() && !merge.upgrade(alone)) {
            merge.kind(alone);
            merge.date();
        }
        return merge;
    }

    List<String> added() {
        return added;
    }

    List<String> conflicts() {
        return conflicts;
    }

    private boolean isTold() {
        return statement.kind() != null
                && statement.established() != null
                && Upgrade.tells(known.now(), statement.kind(), statement.established());
    }

    private boolean upgrade(boolean alone) {
        PartnershipDraft now = known.now();
        boolean two = statement.kind() != null
                && statement.established() != null
                && now.kind() != statement.kind()
                && !known.isKindAssumed();
        if (!two || !alone || !known.isOpen()) {
            return false;
        }
        return Upgrade.with(now, statement.kind(), statement.established())
                .map(upgraded -> {
                    known.become(upgraded);
                    added.add("an upgrade: " + Kebab.of(statement.kind()) + " since " + statement.established());
                    return true;
                })
                .orElse(false);
    }

    private void kind(boolean alone) {
        PartnershipDraft now = known.now();
        if (statement.kind() == null) {
            return;
        }
        if (now.kind() == statement.kind()) {
            return;
        }
        if (known.isKindAssumed() && alone && known.isOpen()) {
            known.become(Drafts.of(now, statement.kind(), now.established(), now.milestones()));
            known.kindIsStated();
            added.add("its kind: " + Kebab.of(statement.kind()));
        } else {
            conflicts.add("kind " + Kebab.of(statement.kind()) + " where the registry has " + Kebab.of(now.kind()));
        }
    }

    private void date() {
        PartnershipDraft now = known.now();
        EdtfDate date = statement.established();
        if (date == null) {
            return;
        }
        if (now.established() != null) {
            if (now.established().agreementWith(date) == Agreement.CONFLICTS) {
                conflicts.add("established " + date + " where the registry has " + now.established());
            }
        } else if (known.isOpen()) {
            known.become(Drafts.of(now, now.kind(), date, now.milestones()));
            added.add("a date: established " + date);
        }
    }
}
