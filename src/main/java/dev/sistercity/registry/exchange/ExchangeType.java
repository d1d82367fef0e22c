package dev.sistercity.registry.exchange;

import static dev.sistercity.registry.catalog.Tabular.column;
import static dev.sistercity.registry.shared.page.ListParameter.choice;
import static dev.sistercity.registry.shared.page.ListParameter.id;
import static dev.sistercity.registry.shared.page.ListParameter.text;

import dev.sistercity.registry.catalog.Calendar;
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
import dev.sistercity.registry.city.CityRef;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.city.CountryFilter;
import dev.sistercity.registry.happening.HappeningCalendar;
import dev.sistercity.registry.happening.HappeningFilters;
import dev.sistercity.registry.happening.Participants;
import dev.sistercity.registry.happening.RecordRef;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.source.Citations;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Exchanges, as the read side has to know them. */
@Singleton
@Priority(RecordType.EXCHANGES)
public class ExchangeType implements RecordType<ExchangeDraft> {

    static final String COLLECTION = "exchanges";
    private static final String PARTNERSHIP = "partnership";
    private static final String GUEST_CITY = "guestCity";
    private static final String HOST_CITY = "hostCity";
    private static final String SHARED_TOPIC = "sharedTopic";

    private final CityType cities;
    private final Citations citations;
    private final List<Filter<ExchangeDraft>> filters;
    private final Calendar<ExchangeDraft> calendar;
    private final List<SortKey<ExchangeDraft>> sortKeys = SortKey.list(List.of(SortKey.had(
            "date",
            "when, at the earliest",
            Long.class,
            exchange -> exchange.draft().date() == null
                    ? null
                    : exchange.draft().date().earliestDay())));

    ExchangeType(CityType cities, Citations citations) {
        this.cities = cities;
        this.citations = citations;
        this.calendar = new HappeningCalendar<>(
                "exchange",
                (entry, reading) ->
                        title(entry, reading) + " (" + Kebab.of(entry.draft().kind()) + ')',
                (entry, reading) -> cities.refOrNull(entry.draft().hostCity(), reading));
        this.filters = List.of(
                CityFacet.allOf(
                        cities,
                        CityType.SHOWN,
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
                HappeningFilters.status(),
                HappeningFilters.topic("care-for-the-elderly"),
                Filter.anyOf(text(SHARED_TOPIC, "A topic that both sides raised", "care-for-the-elderly")),
                HappeningFilters.dateFrom(),
                HappeningFilters.dateTo());
    }

    @Override
    public String name() {
        return COLLECTION;
    }

    @Override
    public String singular() {
        return "exchange";
    }

    @Override
    public Class<ExchangeDraft> draftType() {
        return ExchangeDraft.class;
    }

    @Override
    public boolean openDocuments() {
        return true;
    }

    @Override
    public Class<?> viewType() {
        return ExchangeView.class;
    }

    @Override
    public ExchangeView view(Entry<ExchangeDraft> entry, Reading reading) {
        ExchangeDraft exchange = entry.draft();
        return new ExchangeView(
                entry.id(),
                exchange.kind(),
                exchange.date(),
                exchange.status(),
                cities.refOrNull(exchange.hostCity(), reading),
                refs(exchange.guestCities(), reading),
                exchange.place(),
                Participants.views(exchange.participants(), cities, reading),
                exchange.topics().stream()
                        .map(topic -> new ExchangeTopicView(topic.topic(), refs(topic.raisedBy(), reading)))
                        .toList(),
                exchange.sharedTopics(),
                exchange.summary(),
                RecordRef.of("partnerships", exchange.partnership(), reading),
                exchange.inferred(),
                citations.of(entry.id(), reading),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    private List<CityRef> refs(List<String> ids, Reading reading) {
        return ids.stream().map(city -> cities.refOrNull(city, reading)).toList();
    }

    /** The host, then its guests. */
    @Override
    public String title(Entry<ExchangeDraft> entry, Reading reading) {
        return sides(entry.draft())
                .map(city -> cities.refOrNull(city, reading).name())
                .collect(Collectors.joining(" – "));
    }

    private static Stream<String> sides(ExchangeDraft exchange) {
        return Stream.concat(Stream.of(exchange.hostCity()), exchange.guestCities().stream());
    }

    @Override
    public boolean existed(Entry<ExchangeDraft> entry, Reading reading) {
        return entry.draft().date() == null
                ? reading.certainty() == Certainty.POSSIBLE
                : entry.draft().date().begunBy(reading.asOf(), reading.certainty());
    }

    @Override
    public void index(Entry<ExchangeDraft> entry, Snapshot snapshot, Index index) {
        ExchangeDraft exchange = entry.draft();
        index.put("kind", Kebab.of(exchange.kind()));
        index.put("status", Kebab.of(exchange.status()));
        index.put(HOST_CITY, exchange.hostCity());
        exchange.guestCities().forEach(guest -> index.put(GUEST_CITY, guest));
        index.put(PARTNERSHIP, exchange.partnership());
        sides(exchange).forEach(city -> {
            index.put(CityType.SHOWN, city);
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

    @Override
    public List<Filter<ExchangeDraft>> filters() {
        return filters;
    }

    @Override
    public List<SortKey<ExchangeDraft>> sortKeys() {
        return sortKeys;
    }

    @Override
    public List<Include<ExchangeDraft>> includes() {
        return List.of(citations.include());
    }

    @Override
    public Calendar<ExchangeDraft> calendar() {
        return calendar;
    }

    @Override
    public Tabular<ExchangeDraft> exported() {
        return tabular();
    }

    @Override
    public Tabular<ExchangeDraft> tabular() {
        return new Tabular<>(List.of(
                column("id", ExchangeView.class, ExchangeView::id),
                column("kind", ExchangeView.class, view -> Kebab.of(view.kind())),
                column("date", ExchangeView.class, ExchangeView::date),
                column("status", ExchangeView.class, view -> Kebab.of(view.status())),
                column("hostCity", ExchangeView.class, view -> view.hostCity().name()),
                column("hostCityId", "Id of the city that received", ExchangeView.class, view -> view.hostCity()
                        .id()),
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
