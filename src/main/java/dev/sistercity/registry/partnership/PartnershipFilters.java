package dev.sistercity.registry.partnership;

import static dev.sistercity.registry.shared.page.ListParameter.choice;
import static dev.sistercity.registry.shared.page.ListParameter.date;
import static dev.sistercity.registry.shared.page.ListParameter.id;
import static dev.sistercity.registry.shared.page.ListParameter.text;

import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.index.Index;
import dev.sistercity.registry.catalog.index.Selection;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.CountryFilter;
import dev.sistercity.registry.partnership.agreement.AgreementTerms;
import dev.sistercity.registry.partnership.api.Confirmation;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.partnership.api.Stance;
import dev.sistercity.registry.partnership.api.Verification;
import dev.sistercity.registry.partnership.time.MilestoneFilters;
import dev.sistercity.registry.partnership.time.Timeline;
import dev.sistercity.registry.partnership.time.YearFilters;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.source.Citations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** What the list of partnerships can be narrowed by. */
final class PartnershipFilters {

    /** Facet of the partnerships that have two parties or more in one country. */
    static final String BOTH_IN = "bothIn";

    static final String IN_FORCE = "inForce";
    private static final String LAPSES_FROM = "lapsesFrom";
    private static final String LAPSES_TO = "lapsesTo";

    static final String REGION = "region";
    private static final String PARTY_COUNT = "partyCount";
    private static final String STANCE = "stance";
    private static final int MOST_PARTIES = 1_000;

    private static final ListParameter COUNTRY = text(
                    "countryCode", "Country of a party (ISO 3166-1 alpha-2); repeat it for both ends", "CN")
            .many()
            .negated();

    private final CityCollection cities;

    PartnershipFilters(CityCollection cities) {
        this.cities = cities;
    }

    List<Filter<PartnershipDraft>> all() {
        return Stream.of(sides(), states(), YearFilters.all(), MilestoneFilters.all(), units())
                .flatMap(List::stream)
                .toList();
    }

    /** What it is found by that follows from the record alone, and from no other. */
    static void index(PartnershipDraft partnership, Index index) {
        YearFilters.index(partnership, index);
        MilestoneFilters.index(partnership, index);
        index.put(PARTY_COUNT, partnership.parties().size());
        partnership
                .parties()
                .forEach(party -> index.put(
                        STANCE,
                        Kebab.of(Confirmation.of(partnership, party.city()).stance())));
    }

    /** What a side says of it; of the one city that is asked for, what that says. */
    private Filter<PartnershipDraft> stance() {
        Filter<PartnershipDraft> ofAny = Filter.anyOf(choice(
                STANCE,
                "What a side says of it; with one `city`, what that city says",
                Kebab.all(Stance.class),
                "confirmed"));
        return new Filter<>(
                ofAny.parameter(),
                (selection, values, all) -> {
                    List<String> asked = all.all(PartnershipCounts.CITY);
                    if (asked.size() != 1) {
                        ofAny.narrowing().apply(selection, values, all);
                        return;
                    }
                    String city = CityLookup.get(cities, selection.reading(), PartnershipCounts.CITY, asked.get(0))
                            .toString();
                    boolean any = values.stream().allMatch(ofAny.parameter()::excludes);
                    selection.retain(entry -> {
                        String said =
                                Kebab.of(Confirmation.of(entry.draft(), city).stance());
                        return (any || values.contains(said)) && !values.contains(ListParameter.NOT + said);
                    });
                },
                ofAny.facet());
    }

    private List<Filter<PartnershipDraft>> sides() {
        return List.of(
                stance(),
                Filter.anyOf(
                        text(PARTY_COUNT, "How many parties it has", "2"),
                        value -> Integer.toString(ParameterValues.integer(PARTY_COUNT, value, 0, MOST_PARTIES))),
                CountryFilter.region(REGION, "A first-order division that a party lies in"),
                Citations.bySource(),
                CityFacet.allOf(
                        cities,
                        PartnershipCounts.CITY,
                        "A party: an id or {scheme}:{value}; repeat it for partnerships that join all of them"),
                new Filter<>(
                        COUNTRY,
                        (selection, values, all) -> byCountries(selection, values),
                        CountryFilter.facet(COUNTRY.name())));
    }

    private static List<Filter<PartnershipDraft>> states() {
        return List.of(
                asOf(
                        "kind",
                        "What kind it is; with asOf, was then",
                        PartnershipKind.class,
                        "sister-city",
                        Timeline::isOf),
                asOf(
                        "status",
                        "Where it stands; with asOf, stood then",
                        PartnershipStatus.class,
                        "active",
                        Timeline::stood),
                Filter.anyOf(
                        choice("verification", "By whose word it stands", Kebab.all(Verification.class), "sourced")),
                Filter.anyOf(text("field", "What it is about", "culture")),
                established("establishedFrom", "Established on or after this (EDTF)", "1990", true),
                established("establishedTo", "Established on or before this (EDTF)", "1999", false));
    }

    private List<Filter<PartnershipDraft>> units() {
        return List.of(
                CityFacet.within(cities, "A party is this unit or anything under it"),
                new Filter<>(
                        id(
                                "under",
                                "A party is a unit under this one, which is none itself: an id or {scheme}:{value}",
                                null),
                        (selection, values, all) -> {
                            UUID unit = CityLookup.get(cities, selection.reading(), "under", values.get(0));
                            selection.retain(PartnershipCounts.under(
                                    selection.records(),
                                    unit,
                                    CityLookup.units(
                                            selection.reading().snapshot().records(cities), unit)));
                        }));
    }

    /** With those by what the sides have signed. */
    List<Filter<PartnershipDraft>> withAgreements() {
        List<Filter<PartnershipDraft>> filters = new ArrayList<>(all());
        filters.addAll(List.of(
                Filter.anyOf(choice(
                        IN_FORCE, "true: an agreement is in force; false: none is", List.of("true", "false"), "true")),
                new Filter<>(
                        date(LAPSES_FROM, "An agreement in force lapses on or after this (EDTF)", "2026-01-01"),
                        (selection, values, all) -> lapses(selection, values.get(0), first(all, LAPSES_TO))),
                new Filter<>(
                        date(LAPSES_TO, "An agreement in force lapses on or before this (EDTF)", "2026-12-31"),
                        (selection, values, all) -> lapses(selection, first(all, LAPSES_FROM), values.get(0)))));
        return List.copyOf(filters);
    }

    private static String first(Parameters all, String name) {
        List<String> values = all.all(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /** One agreement that lapses within both bounds; null for no bound. */
    private static void lapses(Selection<PartnershipDraft> selection, String from, String to) {
        EdtfDate earliest = from == null ? null : ParameterValues.date(LAPSES_FROM, from);
        EdtfDate latest = to == null ? null : ParameterValues.date(LAPSES_TO, to);
        selection.retain(entry -> entry.draft().agreements().stream().anyMatch(agreement -> {
            EdtfDate lapses = AgreementTerms.lapses(agreement, entry.draft().agreements());
            return Boolean.TRUE.equals(agreement.inForce())
                    && lapses != null
                    && lapses.within(earliest, latest, selection.reading().certainty());
        }));
    }

    private static void byCountries(Selection<PartnershipDraft> selection, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            String code = CountryFilter.code(COUNTRY.name(), COUNTRY.plain(values.get(i)));
            if (COUNTRY.excludes(values.get(i))) {
                selection.exclude(selection.records().with(COUNTRY.name(), code));
                continue;
            }
            // The same country twice: both ends in it.
            boolean again = values.indexOf(code) < i;
            selection.retain(selection.records().with(again ? BOTH_IN : COUNTRY.name(), code));
        }
    }

    /** Says whether a partnership was then what is asked for. */
    private interface Then<E> {
        boolean matches(Timeline then, E asked, Certainty certainty);
    }

    /** A facet today; as of another day, what the timeline says. */
    private static <E extends Enum<E>> Filter<PartnershipDraft> asOf(
            String name, String description, Class<E> vocabulary, String example, Then<E> asked) {
        return Filter.<PartnershipDraft>anyOf(choice(name, description, Kebab.all(vocabulary), example))
                .asOf((entry, readContext) -> {
                    Timeline then = new Timeline(entry.draft(), readContext.asOf());
                    return Arrays.stream(vocabulary.getEnumConstants())
                            .filter(one -> asked.matches(then, one, readContext.certainty()))
                            .map(Kebab::of);
                });
    }

    private static Filter<PartnershipDraft> established(String name, String description, String example, boolean from) {
        return new Filter<>(date(name, description, example), (selection, values, all) -> {
            EdtfDate bound = ParameterValues.date(name, values.get(0));
            BiPredicate<EdtfDate, EdtfDate> inside = (date, limit) -> from
                    ? date.within(limit, null, selection.reading().certainty())
                    : date.within(null, limit, selection.reading().certainty());
            selection.retain(entry -> entry.draft().established() != null
                    && inside.test(entry.draft().established(), bound));
        });
    }
}
