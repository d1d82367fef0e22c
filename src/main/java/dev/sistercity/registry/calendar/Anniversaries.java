package dev.sistercity.registry.calendar;

import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import dev.sistercity.registry.catalog.Calendar;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.city.Area;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.endpoint.read.ComputedResponses.ComputedRequest;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.Cursor;
import dev.sistercity.registry.shared.page.PageInfo;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Precision;
import dev.sistercity.registry.shared.work.TopN;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.roaringbitmap.RoaringBitmap;

/** Works anniversaries out of the catalog. */
@Singleton
public class Anniversaries {

    private final CityCollection cities;
    private final PartnershipCollection partnerships;
    private final int most;

    Anniversaries(
            CityCollection cities,
            PartnershipCollection partnerships,
            @ConfigProperty(name = "registry.calendar.max-entries") int most) {
        this.most = most;
        this.cities = cities;
        this.partnerships = partnerships;
    }

    /**
     * One page of them, however many there are: only those of the page are held.
     *
     * @param among parties; null for whichever the parameters name
     */
    public AnniversariesView view(ComputedRequest asked, Set<UUID> among) {
        DayRange dayRange = DayRange.of(asked);
        Parameters parameters = asked.parameters();
        int fingerprint = fingerprint(asked);
        int limit = parameters
                .one(AnniversaryParameters.LIMIT.name())
                .map(text -> ParameterValues.integer(AnniversaryParameters.LIMIT.name(), text, 0, most))
                .orElse(most);
        Optional<Cursor> after = parameters
                .one(AnniversaryParameters.CURSOR.name())
                .map(text -> Cursor.decode(text, fingerprint, Anniversary.KEYS));
        TopN<Anniversary> left = new TopN<>(Math.max(1, limit), Anniversary.EARLIEST_FIRST.reversed());
        int[] total = {0};
        int undated = find(asked, dayRange, among, one -> {
            total[0]++;
            if (after.isEmpty() || one.isAfter(after.get())) {
                left.add(one);
            }
        });
        List<Anniversary> page = left.kept().stream()
                .sorted(Anniversary.EARLIEST_FIRST)
                .limit(limit)
                .toList();
        String next = page.isEmpty() || page.size() == left.seen()
                ? null
                : page.get(page.size() - 1).cursor(fingerprint).encode();
        return new AnniversariesView(
                page.stream().map(one -> view(one, asked)).toList(),
                dayRange.from(),
                dayRange.until(),
                total[0],
                undated,
                new PageInfo(limit, total[0], next));
    }

    /** Of what decides which anniversaries there are. */
    private static int fingerprint(ComputedRequest asked) {
        Map<String, List<String>> deciding = new TreeMap<>(asked.parameters().sent());
        deciding.keySet().removeAll(AnniversaryParameters.OF_PAGES);
        return (asked.call().path() + deciding).hashCode();
    }

    /** @param among parties; null for whichever the parameters name */
    List<Calendar.CalendarEvent> events(ComputedRequest asked, Set<UUID> among) {
        return events(few(asked, DayRange.of(asked), among), asked);
    }

    /**
     * However many there are: of too many, those that come next.
     *
     * @param among parties; null for any
     */
    List<Calendar.CalendarEvent> next(ComputedRequest asked, DayRange dayRange, Set<UUID> among) {
        NextAnniversaries next = new NextAnniversaries(most, DayRange.today(asked));
        find(asked, dayRange, among, next::add);
        return events(next.inOrder(), asked);
    }

    /** Refuses too many. */
    private List<Anniversary> few(ComputedRequest asked, DayRange dayRange, Set<UUID> among) {
        List<Anniversary> found = new ArrayList<>();
        find(asked, dayRange, among, one -> {
            if (found.size() == most) {
                throw RegistryException.ofParameter(DayRange.UNTIL.name(), FaultCode.ANNIVERSARIES_AT_MOST, most);
            }
            found.add(one);
        });
        found.sort(Anniversary.EARLIEST_FIRST);
        return found;
    }

    /**
     * In no order.
     *
     * @return how many partnerships have no year that is known
     */
    private int find(ComputedRequest asked, DayRange dayRange, Set<UUID> among, Consumer<Anniversary> found) {
        Records<PartnershipDraft> records = asked.reading().snapshot().records(partnerships);
        Boolean round = asked.parameters()
                .one(AnniversaryParameters.ROUND.name())
                .map(text -> ParameterValues.bool(AnniversaryParameters.ROUND.name(), text))
                .orElse(null);
        int[] undated = {0};
        records.forEach(selected(asked, among, records), entry -> {
            if (!hasTwoSides(entry.draft(), asked.reading())) {
                return;
            }
            List<Occasion> occasions = Occasion.of(entry.draft());
            EdtfDate asOf = asked.reading().asOf();
            undated[0] += occasions.isEmpty() ? 1 : 0;
            for (Occasion occasion : occasions) {
                if (asOf == null || occasion.since().begunBy(asOf, Certainty.POSSIBLE)) {
                    add(found, entry, occasion, dayRange, round);
                }
            }
        });
        return undated[0];
    }

    /** What was dissolved has no anniversaries. */
    private boolean hasTwoSides(PartnershipDraft partnership, ReadContext readContext) {
        int standing = 0;
        for (PartyDraft party : partnership.parties()) {
            standing += CityLookup.stands(cities, party.city(), readContext) ? 1 : 0;
        }
        return standing >= 2;
    }

    private static void add(
            Consumer<Anniversary> found,
            Entry<PartnershipDraft> entry,
            Occasion occasion,
            DayRange dayRange,
            Boolean round) {
        int first = Math.max(dayRange.from().getYear(), occasion.startYear() + 1);
        for (int year = first; year <= dayRange.until().getYear(); year++) {
            int years = year - occasion.startYear();
            if (round == null || round == Occasion.isRound(years)) {
                Occasion.Day day = occasion.in(year);
                if (day.days().meet(dayRange.from(), dayRange.until())) {
                    found.accept(new Anniversary(entry, occasion, years, day));
                }
            }
        }
    }

    private RoaringBitmap selected(ComputedRequest asked, Set<UUID> among, Records<PartnershipDraft> records) {
        List<String> statuses = asked.parameters().all(AnniversaryParameters.STATUS.name());
        RoaringBitmap selected = stood(statuses.isEmpty() ? List.of("active") : statuses, asked, records);
        if (among != null) {
            selected.and(CityFacet.shown(records, among));
        } else {
            retainNamed(selected, asked, records);
        }
        return selected;
    }

    /** Those that stand so; with a day, those that there were then and that stood so. */
    private RoaringBitmap stood(List<String> statuses, ComputedRequest asked, Records<PartnershipDraft> records) {
        RoaringBitmap stood = new RoaringBitmap();
        if (asked.reading().asOf() == null) {
            statuses.forEach(status -> stood.or(records.with("status", status)));
            return stood;
        }
        records.forEach(records.all(), entry -> {
            boolean wanted = partnerships.existed(entry, asked.reading())
                    && statuses.contains(Kebab.of(partnerships.status(entry, asked.reading())));
            if (wanted) {
                stood.add(entry.slot());
            }
        });
        return stood;
    }

    private void retainNamed(RoaringBitmap selected, ComputedRequest asked, Records<PartnershipDraft> records) {
        ReadContext readContext = asked.reading();
        asked.parameters()
                .one(AnniversaryParameters.CITY.name())
                .map(text -> CityLookup.get(cities, readContext, AnniversaryParameters.CITY.name(), text))
                .ifPresent(named -> selected.and(records.with(CityCollection.SHOWN, named)));
        asked.parameters()
                .one(AnniversaryParameters.WITHIN.name())
                .map(text -> Area.parse(cities, readContext, text))
                .ifPresent(area -> selected.and(CityFacet.shown(records, area.units())));
    }

    private AnniversaryView view(Anniversary one, ComputedRequest asked) {
        PartnershipDraft partnership = one.entry().draft();
        return new AnniversaryView(
                one.entry().id(),
                partnerships.kind(one.entry(), asked.reading()),
                partnerships.status(one.entry(), asked.reading()),
                partnership.parties().stream()
                        .map(party -> cities.refOrNull(party.city(), asked.reading()))
                        .toList(),
                one.occasion().name(),
                one.occasion().since(),
                one.day().date(),
                one.years(),
                Occasion.isRound(one.years()),
                ChronoUnit.DAYS.between(DayRange.today(asked), one.day().days().first()));
    }

    private List<Calendar.CalendarEvent> events(List<Anniversary> found, ComputedRequest asked) {
        Years years = Years.in(asked.reading());
        return found.stream().map(one -> event(one, asked.reading(), years)).toList();
    }

    private Calendar.CalendarEvent event(Anniversary one, ReadContext readContext, Years years) {
        Entry<PartnershipDraft> entry = one.entry();
        boolean exact = one.occasion().since().precision() == Precision.DAY;
        return new Calendar.CalendarEvent(
                one.uid(),
                entry.recorded().version() - 1,
                entry.recorded().updatedAt(),
                exact ? one.day().days() : one.day().days().beginning(),
                Calendar.Status.CONFIRMED,
                partnerships.title(entry, readContext) + ": " + years.of(one.years())
                        + (exact ? "" : " (" + one.day().date() + ")"),
                null,
                Kebab.of(entry.draft().kind()) + ", " + one.occasion().name() + ' '
                        + one.occasion().since());
    }

    /** Numbers of years as CLDR writes them in a language: {@code 1 year}, {@code 30 Jahre}, {@code 21 год}. */
    private record Years(MeasureFormat format, Map<Integer, String> known) {

        static Years in(ReadContext readContext) {
            List<String> languages = readContext.languages();
            ULocale language = languages.isEmpty() ? ULocale.ENGLISH : ULocale.forLanguageTag(languages.get(0));
            // Making it takes longer than all else that is done for an anniversary.
            return new Years(MeasureFormat.getInstance(language, MeasureFormat.FormatWidth.WIDE), new HashMap<>());
        }

        String of(int years) {
            return known.computeIfAbsent(years, number -> format.format(new Measure(number, MeasureUnit.YEAR)));
        }
    }
}
