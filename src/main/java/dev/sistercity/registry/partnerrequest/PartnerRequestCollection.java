package dev.sistercity.registry.partnerrequest;

import static dev.sistercity.registry.catalog.Tabular.column;
import static dev.sistercity.registry.shared.page.ListParameter.choice;
import static dev.sistercity.registry.shared.page.ListParameter.date;
import static dev.sistercity.registry.shared.page.ListParameter.number;
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
import dev.sistercity.registry.shared.code.LanguageTags;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.EdtfDate;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/** How partner requests are indexed, filtered, sorted and rendered. */
@Singleton
class PartnerRequestCollection extends RecordCollection<PartnerRequestDraft> {

    static final String COLLECTION = "partner-requests";
    static final String STATUS = "status";
    private static final String COUNTRY = "countryCode";
    private static final String WANTED = "wantedCountryCode";
    /** Among the wanted countries of a request that names none. */
    private static final String ANYWHERE = "*";

    private static final double MOST_PEOPLE = 1e10;

    private static final List<SortKey<PartnerRequestDraft>> SORT_KEYS =
            SortKey.list(List.of(SortKey.had("until", "the last day it is open", Long.class, entry -> entry.draft()
                    .lastDay())));

    private final CityCollection cities;

    PartnerRequestCollection(CityCollection cities) {
        super(Declaration.of(COLLECTION, PartnerRequestDraft.class, PartnerRequestView.class)
                .described("Cities that look for partners: what for, where, how large, until when.")
                .after("campaigns")
                .open()
                .cities(request -> Stream.of(request.city()))
                .filters(filters(cities))
                .sortKeys(SORT_KEYS)
                .table(columns()));
        this.cities = cities;
    }

    private static List<Filter<PartnerRequestDraft>> filters(CityCollection cities) {
        return List.of(
                CityFacet.of(cities, CityCollection.SHOWN, "The city that looks: an id or {scheme}:{value}"),
                CityFacet.within(cities, "This unit or anything under it looks"),
                CountryFilter.anyOf(COUNTRY, "Country of the city that looks (ISO 3166-1 alpha-2)"),
                byWantedCountry(),
                new Filter<>(
                        number("population", "It takes a partner of this many inhabitants", "120000"),
                        (selection, values, all) -> {
                            double people = ParameterValues.number("population", values.get(0), 0, MOST_PEOPLE);
                            selection.retain(entry -> entry.draft().wants(people));
                        }),
                Filter.anyOf(text("topic", "What for", "education")),
                Filter.anyOf(
                        text("language", "A language in which the city can write and speak (BCP 47)", "en"),
                        PartnerRequestCollection::language),
                Filter.<PartnerRequestDraft>anyOf(
                                choice(STATUS, "Where it stands", Kebab.all(PartnerRequestStatus.class), "open"))
                        .asOf((entry, readContext) -> Stream.of(Kebab.of(standing(entry, readContext)))),
                new Filter<>(
                        date("untilFrom", "Its last day is on or after this (EDTF)", "2027"),
                        (selection, values, all) -> {
                            EdtfDate from = ParameterValues.date("untilFrom", values.get(0));
                            selection.retain(entry -> entry.draft().lastDay() >= from.earliestDay());
                        }),
                new Filter<>(
                        date("untilTo", "Its last day is on or before this (EDTF)", "2027"),
                        (selection, values, all) -> {
                            EdtfDate to = ParameterValues.date("untilTo", values.get(0));
                            selection.retain(entry -> entry.draft().lastDay() <= to.latestDay());
                        }));
    }

    private static Filter<PartnerRequestDraft> byWantedCountry() {
        return new Filter<>(
                text(WANTED, "It takes a partner from this country: names it, or no country at all", "JP")
                        .many(),
                (selection, values, all) -> {
                    RoaringBitmap found =
                            selection.records().with(WANTED, ANYWHERE).clone();
                    values.forEach(
                            value -> found.or(selection.records().with(WANTED, CountryFilter.code(WANTED, value))));
                    selection.retain(found);
                });
    }

    private static String language(String tag) {
        if (LanguageTags.isValid(tag)) {
            return tag;
        }
        throw RegistryException.ofParameter("language", "must be a BCP 47 language tag such as en or zh-Hans");
    }

    @Override
    public PartnerRequestView view(Entry<PartnerRequestDraft> entry, ReadContext readContext) {
        PartnerRequestDraft request = entry.draft();
        return new PartnerRequestView(
                entry.id(),
                cities.ref(request.city(), readContext),
                request.topics(),
                request.wantedCountryCodes(),
                request.languages(),
                request.populationFrom(),
                request.populationTo(),
                request.text(),
                request.until(),
                standing(entry, readContext),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    /** By the record; as of a day, by that day. */
    static PartnerRequestStatus standing(Entry<PartnerRequestDraft> entry, ReadContext readContext) {
        return readContext.asOf() == null
                ? entry.draft().status()
                : entry.draft().on(readContext.asOf().latestDay());
    }

    @Override
    public String title(Entry<PartnerRequestDraft> entry, ReadContext readContext) {
        return cities.ref(entry.draft().city(), readContext).name() + ": "
                + String.join(", ", entry.draft().topics());
    }

    /** From the day on which it was written. */
    @Override
    public boolean existed(Entry<PartnerRequestDraft> entry, ReadContext readContext) {
        return EdtfDate.parse(LocalDate.ofInstant(entry.recorded().createdAt(), ZoneOffset.UTC)
                        .toString())
                .begunBy(readContext.asOf(), readContext.certainty());
    }

    @Override
    public void index(Entry<PartnerRequestDraft> entry, Snapshot snapshot, Index index) {
        PartnerRequestDraft request = entry.draft();
        index.put(CityCollection.SHOWN, request.city());
        snapshot.records(cities)
                .find(UUID.fromString(request.city()))
                .ifPresent(city -> index.put(COUNTRY, city.draft().countryCode()));
        request.wantedCountryCodes().forEach(code -> index.put(WANTED, code));
        if (request.wantedCountryCodes().isEmpty()) {
            index.put(WANTED, ANYWHERE);
        }
        request.topics().forEach(topic -> {
            index.put("topic", topic);
            index.text(topic);
        });
        request.languages().forEach(language -> index.put("language", language));
        index.put(STATUS, Kebab.of(request.status()));
        request.text().forEach(text -> index.text(text.value()));
    }

    private static Tabular<PartnerRequestDraft> columns() {
        return new Tabular<>(List.of(
                column("id", PartnerRequestView.class, PartnerRequestView::id),
                column("status", PartnerRequestView.class, view -> Kebab.of(view.status())),
                column("city", PartnerRequestView.class, view -> view.city().name()),
                column("cityId", "Id of the city that looks", PartnerRequestView.class, view -> view.city()
                        .id()),
                column("topics", PartnerRequestView.class, view -> String.join("; ", view.topics())),
                column(
                        "wantedCountryCodes",
                        PartnerRequestView.class,
                        view -> String.join("; ", view.wantedCountryCodes())),
                column("languages", PartnerRequestView.class, view -> String.join("; ", view.languages())),
                column("populationFrom", PartnerRequestView.class, PartnerRequestView::populationFrom),
                column("populationTo", PartnerRequestView.class, PartnerRequestView::populationTo),
                column("text", PartnerRequestView.class, view -> view.text()
                        .get(0)
                        .value()),
                column("until", PartnerRequestView.class, PartnerRequestView::until)));
    }
}
