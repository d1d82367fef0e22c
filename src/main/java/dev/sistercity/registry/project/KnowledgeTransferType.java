package dev.sistercity.registry.project;

import static dev.sistercity.registry.catalog.Tabular.column;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.Include;
import dev.sistercity.registry.catalog.Index;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.happening.Lifetime;
import dev.sistercity.registry.source.Citations;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Knowledge transfers, as the read side has to know them. */
@Singleton
@Priority(RecordType.KNOWLEDGE_TRANSFERS)
public class KnowledgeTransferType implements RecordType<KnowledgeTransferDraft> {

    static final String COLLECTION = "knowledge-transfers";
    private static final String FROM_CITY = "fromCity";
    private static final String TO_CITY = "toCity";

    private final CityType cities;
    private final Citations citations;
    private final List<Filter<KnowledgeTransferDraft>> filters;
    private final List<SortKey<KnowledgeTransferDraft>> sortKeys = SortKey.list(List.of(SortKey.had(
            "date",
            "when, at the earliest",
            Long.class,
            transfer -> transfer.draft().date() == null
                    ? null
                    : transfer.draft().date().earliestDay())));

    KnowledgeTransferType(CityType cities, Citations citations) {
        this.cities = cities;
        this.citations = citations;
        this.filters = List.of(
                CityFacet.allOf(
                        cities,
                        CityType.SHOWN,
                        "A city that knew or learnt it: an id or {scheme}:{value}; repeat it for both"),
                CityFacet.within(cities, "This unit or anything under it knew or learnt it"),
                CityFacet.of(cities, FROM_CITY, "The city that knew it: an id or {scheme}:{value}"),
                CityFacet.of(cities, TO_CITY, "The city that learnt it: an id or {scheme}:{value}"),
                Lifetime.field());
    }

    @Override
    public String name() {
        return COLLECTION;
    }

    @Override
    public String singular() {
        return "knowledge transfer";
    }

    @Override
    public Class<KnowledgeTransferDraft> draftType() {
        return KnowledgeTransferDraft.class;
    }

    @Override
    public boolean openDocuments() {
        return true;
    }

    @Override
    public Class<?> viewType() {
        return KnowledgeTransferView.class;
    }

    @Override
    public KnowledgeTransferView view(Entry<KnowledgeTransferDraft> entry, Reading reading) {
        KnowledgeTransferDraft transfer = entry.draft();
        return new KnowledgeTransferView(
                entry.id(),
                cities.refOrNull(transfer.fromCity(), reading),
                cities.refOrNull(transfer.toCity(), reading),
                transfer.what(),
                transfer.fields(),
                transfer.date(),
                citations.of(entry.id(), reading),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    @Override
    public String title(Entry<KnowledgeTransferDraft> entry, Reading reading) {
        return cities.refOrNull(entry.draft().fromCity(), reading).name() + " → "
                + cities.refOrNull(entry.draft().toCity(), reading).name();
    }

    @Override
    public boolean existed(Entry<KnowledgeTransferDraft> entry, Reading reading) {
        return Lifetime.existed(entry.draft().date(), null, reading);
    }

    @Override
    public void index(Entry<KnowledgeTransferDraft> entry, Snapshot snapshot, Index index) {
        KnowledgeTransferDraft transfer = entry.draft();
        index.put(FROM_CITY, transfer.fromCity());
        index.put(TO_CITY, transfer.toCity());
        for (String city : List.of(transfer.fromCity(), transfer.toCity())) {
            index.put(CityType.SHOWN, city);
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

    @Override
    public List<Filter<KnowledgeTransferDraft>> filters() {
        return filters;
    }

    @Override
    public List<SortKey<KnowledgeTransferDraft>> sortKeys() {
        return sortKeys;
    }

    @Override
    public List<Include<KnowledgeTransferDraft>> includes() {
        return List.of(citations.include());
    }

    @Override
    public Tabular<KnowledgeTransferDraft> exported() {
        return tabular();
    }

    @Override
    public Tabular<KnowledgeTransferDraft> tabular() {
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
