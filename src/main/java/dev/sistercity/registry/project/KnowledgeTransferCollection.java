package dev.sistercity.registry.project;

import static dev.sistercity.registry.catalog.Tabular.column;

import dev.sistercity.registry.catalog.Declaration;
import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Index;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.event.Lifetime;
import dev.sistercity.registry.project.api.KnowledgeTransferDraft;
import dev.sistercity.registry.project.api.KnowledgeTransferView;
import dev.sistercity.registry.source.Citations;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How knowledge transfers are indexed, filtered, sorted and rendered. */
@Singleton
public class KnowledgeTransferCollection extends RecordCollection<KnowledgeTransferDraft> {

    static final String COLLECTION = "knowledge-transfers";
    private static final String FROM_CITY = "fromCity";
    private static final String TO_CITY = "toCity";

    private static final List<SortKey<KnowledgeTransferDraft>> SORT_KEYS = SortKey.list(List.of(SortKey.had(
            "date",
            "when, at the earliest",
            Long.class,
            transfer -> transfer.draft().date() == null
                    ? null
                    : transfer.draft().date().earliestDay())));

    private final CityCollection cities;
    private final Citations citations;

    KnowledgeTransferCollection(CityCollection cities, Citations citations) {
        super(Declaration.of(COLLECTION, KnowledgeTransferDraft.class, KnowledgeTransferView.class)
                .described("What one city learnt from another.")
                .after("projects")
                .open()
                .claimable()
                .cities(transfer -> Stream.of(transfer.fromCity(), transfer.toCity()))
                .filters(filters(cities))
                .sortKeys(SORT_KEYS)
                .includes(List.of(citations.include()))
                .table(columns()));
        this.cities = cities;
        this.citations = citations;
    }

    private static List<Filter<KnowledgeTransferDraft>> filters(CityCollection cities) {
        return List.of(
                Citations.bySource(),
                CityFacet.allOf(
                        cities,
                        CityCollection.SHOWN,
                        "A city that knew or learnt it: an id or {scheme}:{value}; repeat it for both"),
                CityFacet.within(cities, "This unit or anything under it knew or learnt it"),
                CityFacet.of(cities, FROM_CITY, "The city that knew it: an id or {scheme}:{value}"),
                CityFacet.of(cities, TO_CITY, "The city that learnt it: an id or {scheme}:{value}"),
                Lifetime.field());
    }

    @Override
    public KnowledgeTransferView view(Entry<KnowledgeTransferDraft> entry, ReadContext readContext) {
        KnowledgeTransferDraft transfer = entry.draft();
        return new KnowledgeTransferView(
                entry.id(),
                cities.refOrNull(transfer.fromCity(), readContext),
                cities.refOrNull(transfer.toCity(), readContext),
                transfer.what(),
                transfer.fields(),
                transfer.date(),
                citations.of(entry.id(), readContext),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    @Override
    public String title(Entry<KnowledgeTransferDraft> entry, ReadContext readContext) {
        return cities.refOrNull(entry.draft().fromCity(), readContext).name() + " → "
                + cities.refOrNull(entry.draft().toCity(), readContext).name();
    }

    @Override
    public boolean existed(Entry<KnowledgeTransferDraft> entry, ReadContext readContext) {
        return Lifetime.existed(entry.draft().date(), null, readContext);
    }

    @Override
    public void index(Entry<KnowledgeTransferDraft> entry, Snapshot snapshot, Index index) {
        KnowledgeTransferDraft transfer = entry.draft();
        index.put(FROM_CITY, transfer.fromCity());
        index.put(TO_CITY, transfer.toCity());
        for (String city : List.of(transfer.fromCity(), transfer.toCity())) {
            index.put(CityCollection.SHOWN, city);
            snapshot.find(cities, UUID.fromString(city))
                    .ifPresent(known -> known.draft().names().forEach(name -> index.text(name.value())));
        }
        transfer.what().forEach(what -> index.text(what.value()));
        Lifetime.indexFields(transfer.fields(), index);
    }

    @Override
    public void dependents(Entry<KnowledgeTransferDraft> entry, Snapshot before, Consumer<UUID> other) {
        citations.dependents(entry.id(), before, other);
    }

    private static Tabular<KnowledgeTransferDraft> columns() {
        return new Tabular<>(List.of(
                column("id", KnowledgeTransferView.class, KnowledgeTransferView::id),
                column("fromCity", KnowledgeTransferView.class, view -> view.fromCity()
                        .name()),
                column("fromCityId", "Id of the city that knew it", KnowledgeTransferView.class, view -> view.fromCity()
                        .id()),
                column("toCity", KnowledgeTransferView.class, view -> view.toCity()
                        .name()),
                column("toCityId", "Id of the city that learnt it", KnowledgeTransferView.class, view -> view.toCity()
                        .id()),
                column("what", KnowledgeTransferView.class, view -> view.what()
                        .get(0)
                        .value()),
                column("fields", KnowledgeTransferView.class, view -> String.join("; ", view.fields())),
                column("date", KnowledgeTransferView.class, KnowledgeTransferView::date)));
    }
}
