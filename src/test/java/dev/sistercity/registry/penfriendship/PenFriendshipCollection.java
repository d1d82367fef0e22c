package dev.sistercity.registry.penfriendship;

import static dev.sistercity.registry.catalog.Tabular.column;

import dev.sistercity.registry.catalog.Declaration;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Index;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.source.Citations;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How pen friendships are indexed, sorted and rendered. */
@Singleton
@IfBuildProperty(name = AddedCollectionTest.SWITCH, stringValue = "true")
class PenFriendshipCollection extends RecordCollection<PenFriendshipDraft> {

    static final String COLLECTION = "pen-friendships";

    private final CityCollection cities;
    private final Citations citations;

    PenFriendshipCollection(CityCollection cities, Citations citations) {
        super(Declaration.of(COLLECTION, PenFriendshipDraft.class, PenFriendshipView.class)
                .described("Classes that write to each other.")
                .after("cities")
                .open()
                .claimable()
                .cities(friendship -> Stream.of(friendship.city()))
                .sortKeys(SortKey.list(List.of()))
                .includes(List.of(citations.include()))
                .table(new Tabular<>(List.of(
                        column("id", PenFriendshipView.class, PenFriendshipView::id),
                        column("name", PenFriendshipView.class, PenFriendshipView::name),
                        column("since", PenFriendshipView.class, PenFriendshipView::since)))));
        this.cities = cities;
        this.citations = citations;
    }

    @Override
    public PenFriendshipView view(Entry<PenFriendshipDraft> entry, ReadContext readContext) {
        PenFriendshipDraft friendship = entry.draft();
        return new PenFriendshipView(
                entry.id(),
                friendship.name(),
                cities.ref(friendship.city(), readContext),
                friendship.since(),
                citations.of(entry.id(), readContext),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    @Override
    public String title(Entry<PenFriendshipDraft> entry, ReadContext readContext) {
        return entry.draft().name();
    }

    @Override
    public void index(Entry<PenFriendshipDraft> entry, Snapshot snapshot, Index index) {
        index.put(CityCollection.SHOWN, entry.draft().city());
        index.text(entry.draft().name());
    }

    @Override
    public void dependents(Entry<PenFriendshipDraft> entry, Snapshot before, Consumer<UUID> other) {
        citations.dependents(entry.id(), before, other);
    }
}
