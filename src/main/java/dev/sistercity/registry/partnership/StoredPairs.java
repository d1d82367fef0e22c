package dev.sistercity.registry.partnership;

import dev.sistercity.registry.partnership.api.PartiesKey;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the database has of the same cities, which is the truth; see {@link PartiesKey}. */
@Singleton
class StoredPairs {

    private static final String NOT_OVER = "select id from partnership where parties_key = ? and kind = ? "
            + "and status not in ('ENDED', 'REJECTED')";

    private final Sql sql;

    StoredPairs(Sql sql) {
        this.sql = sql;
    }

    /** The partnerships of a kind that are not over: one at most, as a constraint has it. */
    List<UUID> notOver(String partiesKey, PartnershipKind kind) {
        // Asked at every write: several times cheaper than as a query of entities.
        return sql.query(NOT_OVER, row -> row.getObject(1, UUID.class), partiesKey, kind.name());
    }

    /** All partnerships, over or not, of these sets of parties. */
    Map<UUID, PartnershipDraft> of(Collection<String> partiesKeys) {
        Map<UUID, PartnershipDraft> known = new LinkedHashMap<>();
        List<UUID> ids = ids(partiesKeys);
        if (!ids.isEmpty()) {
            Partnership.<Partnership>list(
                            "from Partnership p left join fetch p.parties where p.id in ?1 order by p.id", ids)
                    .forEach(partnership -> known.put(partnership.id, partnership.draft()));
        }
        return known;
    }

    /** Whether none of these has the parties and the kind of another one, new or stored, unless one of them is over. */
    boolean areAlone(Collection<PartnershipDraft> drafts) {
        Set<PartiesKey.OfKind> taken = new HashSet<>();
        of(drafts.stream().map(StoredPairs::key).toList()).values().forEach(known -> take(taken, known));
        return drafts.stream().allMatch(draft -> take(taken, draft));
    }

    private static boolean take(Set<PartiesKey.OfKind> taken, PartnershipDraft draft) {
        return draft.status().isOver() || taken.add(new PartiesKey.OfKind(key(draft), draft.kind()));
    }

    static String key(PartnershipDraft draft) {
        return PartiesKey.of(draft.parties().stream().map(PartyDraft::city).toList());
    }

    /** Most that is asked for is new: a query of entities, with as many parameters, would be translated each time for nothing. */
    private List<UUID> ids(Collection<String> partiesKeys) {
        if (partiesKeys.isEmpty()) {
            return List.of();
        }
        return sql.query(
                "select id from partnership where parties_key = any(?)", row -> row.getObject(1, UUID.class), (Object)
                        partiesKeys.toArray(String[]::new));
    }
}
