package dev.sistercity.registry.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.follow.Upkeep;
import dev.sistercity.registry.catalog.follow.UpkeepWriter;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.shared.value.ItemPointer;
import dev.sistercity.registry.source.api.ClaimDraft;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Makes claims name the items that they are about by their ids. Earlier versions named them by their place, which became another one's
 * when something was put before it: which item was meant, the history of the record tells.
 */
@Singleton
public class PointerUpkeep implements Upkeep {

    private static final String WHY = "The pointer names the item itself, no longer its place in the list";

    private final Catalog catalog;
    private final ClaimCollection type;
    private final ClaimRegister register;
    private final ItemHistory items;
    private final UpkeepWriter writer;
    private final ObjectMapper mapper;

    PointerUpkeep(
            Catalog catalog,
            ClaimCollection type,
            ClaimRegister register,
            ItemHistory items,
            UpkeepWriter writer,
            ObjectMapper mapper) {
        this.catalog = catalog;
        this.type = type;
        this.register = register;
        this.items = items;
        this.writer = writer;
        this.mapper = mapper;
    }

    @Override
    public int look() {
        Snapshot snapshot = catalog.latest();
        List<Entry<ClaimDraft>> byPlace = new ArrayList<>();
        Records<ClaimDraft> claims = snapshot.records(type);
        claims.forEach(claims.all(), claim -> {
            if (ItemPointer.hasIndex(claim.draft().pointer()) && isByPlace(claim.draft(), snapshot)) {
                byPlace.add(claim);
            }
        });
        int mended = 0;
        for (Entry<ClaimDraft> claim : byPlace) {
            mended += writer.write("Claim " + claim.id(), actor -> mended(claim, actor)) ? 1 : 0;
        }
        return mended;
    }

    private boolean isByPlace(ClaimDraft claim, Snapshot snapshot) {
        return snapshot.records(claim.subject().resource())
                .find(UUID.fromString(claim.subject().id()))
                // Not the view, where references have ids, too.
                .<JsonNode>map(entry -> mapper.valueToTree(entry.draft()))
                .filter(draft -> ItemPointer.isByPlace(draft, claim.pointer()))
                .isPresent();
    }

    private List<Change> mended(Entry<ClaimDraft> claim, Actor actor) {
        Instant said = items.saidBefore(claim.id(), WHY).orElse(claim.recorded().updatedAt());
        return register
                .update(
                        claim.id(),
                        version -> version == claim.recorded().version(),
                        known -> known.at(items.pointer(known, said)),
                        actor)
                .changes()
                .stream()
                .map(change -> change.because(WHY))
                .toList();
    }
}
