package dev.sistercity.registry.exchange;

import static dev.sistercity.registry.catalog.Tabular.column;
import static dev.sistercity.registry.shared.page.ListParameter.choice;
import static dev.sistercity.registry.shared.page.ListParameter.id;
import static dev.sistercity.registry.shared.page.ListParameter.text;

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
import dev.sistercity.registry.city.CountryFilter;
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.event.EventCalendar;
import dev.sistercity.registry.event.EventFilters;
import dev.sistercity.registry.event.Participants;
import dev.sistercity.registry.event.RecordRef;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.source.Citations;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How exchanges are indexed, filtered, sorted and rendered. */
@Singleton
public class ExchangeCollection extends RecordCollection<ExchangeDraft> {

    static final String COLLECTION = "exchanges";
    private static final String PARTNERSHIP = "partnership";
    private static final String MODE = "mode";
    private static final String GUEST_CITY = "guestCity";
    private static final String HOST_CITY = "hostCity";
    private static final String SHARED_TOPIC = "sharedTopic";

    private static final List<SortKey<ExchangeDraft>> SORT_KEYS = SortKey.list(List.of(SortKey.had(
            "date",
            "when, at the earliest",
            Long.class,
            exchange -> exchange.draft().date() == null
                    ? null
                    : exchange.draft().date().earliestDay())));

    private final CityCollection cities;
    private final Citations citations;

    ExchangeCollection(CityCollection cities, Citations citations) {
        super(Declaration.of(COLLECTION, ExchangeDraft.class, ExchangeView.class)
                .described("Visits, meetings, delegations and trainings, with or without a partnership.")
                .after("forums")
                .open()
                .claimable()
                .cities(ExchangeCollection::sides)
                .filters(filters(cities))
                .sortKeys(SORT_KEYS)
                .includes(List.of(citations.include()))
                .table(columns())
                .calendar(new EventCalendar<>(
                        "exchange",
                        (entry, readContext) -> title(entry.draft(), cities, readContext) + " ("
                                + Kebab.of(entry.draft().kind()) + ")",
                        (entry, readContext) -> cities.refOrNull(entry.draft().hostCity(), readContext))));
        this.cities = cities;
        this.citations = citations;
    }

    private static List<Filter<ExchangeDraft>> filters(CityCollection cities) {
        return List.of(
                Citations.bySource(),
                CityFacet.allOf(
                        cities,
                        CityCollection.SHOWN,
                        "A city that hosted it or took part: an id or {scheme}:{value}; repeat it for all of them"),
                CityFacet.within(cities, "This unit or anything under it hosted it or took part"),
                CityFacet.of(cities, HOST_CITY, "The city that received: an id or {scheme}:{value}"),
                CityFacet.allOf(
                        cities, GUEST_CITY, "A city that came: an id or {scheme}:{value}; repeat it for all of them"),
                CountryFilter.anyOf("countryCode", "Country of the host or of a guest (ISO 3166-1 alpha-2)"),
                new Filter<>(
                        id(PARTNERSHIP, "Id of the partnership that it belongs to", null),
                        (selection, values, all) -> selection.retain(
                                selection.records().with(PARTNERSHIP, ParameterValues.id(PARTNERSHIP, values.get(0))))),
                Filter.anyOf(choice("kind", "What kind of exchange", Kebab.all(ExchangeKind.class), "meeting")),
                Filter.anyOf(
                        choice(MODE, "Whether its sides met in one place", Kebab.all(ExchangeMode.class), "in-person")),
                EventFilters.status(),
                EventFilters.topic("care-for-the-elderly"),
                Filter.anyOf(text(SHARED_TOPIC, "A topic that both sides raised", "care-for-the-elderly")),
                EventFilters.dateFrom(),
                EventFilters.dateTo());
    }

    @Override
    public ExchangeView view(Entry<ExchangeDraft> entry, ReadContext readContext) {
        ExchangeDraft exchange = entry.draft();
        return new ExchangeView(
                entry.id(),
                exchange.kind(),
                exchange.date(),
                exchange.status(),
                cities.refOrNull(exchange.hostCity(), readContext),
                refs(exchange.guestCities(), readContext),
                exchange.place(),
                Participants.views(exchange.participants(), cities, readContext),
                exchange.topics().stream()
                        .map(topic -> new ExchangeTopicView(topic.topic(), refs(topic.raisedBy(), readContext)))
                        .toList(),
                exchange.sharedTopics(),
                exchange.summary(),
                RecordRef.of("partnerships", exchange.partnership(), readContext),
                exchange.partnerships().stream()
                        .map(partnership -> RecordRef.of("partnerships", partnership, readContext))
                        .toList(),
                exchange.mode(),
                exchange.size(),
                exchange.documents(),
                exchange.inferred(),
                citations.of(entry.id(), readContext),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    private List<CityRef> refs(List<String> ids, ReadContext readContext) {
        return ids.stream().map(city -> cities.refOrNull(city, readContext)).toList();
    }

    /** The host, then its guests. */
    @Override
    public String title(Entry<ExchangeDraft> entry, ReadContext readContext) {
        return title(entry.draft(), cities, readContext);
    }

    private static String title(ExchangeDraft exchange, CityCollection cities, ReadContext readContext) {
        return sides(exchange)
                .map(city -> cities.refOrNull(city, readContext).name())
                .collect(Collectors.joining(" – "));
    }

    private static Stream<String> sides(ExchangeDraft exchange) {
        return Stream.concat(Stream.ofNullable(exchange.hostCity()), exchange.guestCities().stream());
    }

    @Override
    public boolean existed(Entry<ExchangeDraft> entry, ReadContext readContext) {
        return entry.draft().date() == null
                ? readContext.certainty() == Certainty.POSSIBLE
                : entry.draft().date().begunBy(readContext.asOf(), readContext.certainty());
    }

    @Override
    public void index(Entry<ExchangeDraft> entry, Snapshot snapshot, Index index) {
        ExchangeDraft exchange = entry.draft();
        index.put("kind", Kebab.of(exchange.kind()));
        index.put("status", Kebab.of(exchange.status()));
        index.put(HOST_CITY, exchange.hostCity());
        exchange.guestCities().forEach(guest -> index.put(GUEST_CITY, guest));
        exchange.partnerships().forEach(partnership -> index.put(PARTNERSHIP, partnership));
        index.put(MODE, exchange.mode() == null ? null : Kebab.of(exchange.mode()));
        sides(exchange).forEach(city -> {
            index.put(CityCollection.SHOWN, city);
            snapshot.find(cities, UUID.fromString(city)).ifPresent(known -> {
                index.put("countryCode", known.draft().countryCode());
                known.draft().names().forEach(name -> index.text(name.value()));
            });
        });
        Participants.index(exchange.participants(), index);
        exchange.topics().forEach(topic -> {
            index.put("topic", topic.topic());
            index.text(topic.topic());
        });
        exchange.sharedTopics().forEach(topic -> index.put(SHARED_TOPIC, topic));
        exchange.summary().forEach(summary -> index.text(summary.value()));
        index.text(exchange.place());
    }

    @Override
    public void dependents(Entry<ExchangeDraft> entry, Snapshot before, Consumer<UUID> other) {
        citations.dependents(entry.id(), before, other);
    }

    private static Tabular<ExchangeDraft> columns() {
        return new Tabular<>(List.of(
                column("id", ExchangeView.class, ExchangeView::id),
                column("kind", ExchangeView.class, view -> Kebab.of(view.kind())),
                column("date", ExchangeView.class, ExchangeView::date),
                column("status", ExchangeView.class, view -> Kebab.of(view.status())),
                column(
                        "hostCity",
                        ExchangeView.class,
                        view -> view.hostCity() == null ? null : view.hostCity().name()),
                column(
                        "hostCityId",
                        "Id of the city that received",
                        ExchangeView.class,
                        view -> view.hostCity() == null ? null : view.hostCity().id()),
                column("guestCities", ExchangeView.class, view -> joined(view, CityRef::name)),
                column(
                        "guestCityIds",
                        "Ids of the cities that came; between them semicolons",
                        ExchangeView.class,
                        view -> joined(view, guest -> guest.id().toString())),
                column("place", ExchangeView.class, ExchangeView::place),
                column("topics", ExchangeView.class, view -> view.topics().stream()
                        .map(ExchangeTopicView::topic)
                        .collect(Collectors.joining("; "))),
                column("sharedTopics", ExchangeView.class, view -> String.join("; ", view.sharedTopics())),
                column(
                        "partnership",
                        ExchangeView.class,
                        view -> view.partnership() == null
                                ? null
                                : view.partnership().id()),
                column("inferred", ExchangeView.class, view -> String.join("; ", view.inferred()))));
    }

    private static String joined(ExchangeView view, Function<CityRef, String> of) {
        return view.guestCities().stream().map(of).collect(Collectors.joining("; "));
    }
}
