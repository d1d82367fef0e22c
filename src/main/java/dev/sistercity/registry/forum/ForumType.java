package dev.sistercity.registry.forum;

import static dev.sistercity.registry.catalog.Tabular.column;

import dev.sistercity.registry.catalog.Alike;
import dev.sistercity.registry.catalog.Calendar;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.Include;
import dev.sistercity.registry.catalog.Index;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.catalog.Words;
import dev.sistercity.registry.change.Recorded;
import dev.sistercity.registry.city.CityRef;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.happening.HappeningCalendar;
import dev.sistercity.registry.happening.Launched;
import dev.sistercity.registry.happening.Participants;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.NameKeys;
import dev.sistercity.registry.shared.value.Names;
import dev.sistercity.registry.source.Citations;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Forums, as the read side has to know them. */
@Singleton
@Priority(RecordType.FORUMS)
public class ForumType implements RecordType<ForumDraft> {

    static final String COLLECTION = "forums";
    static final String SERIES = "series";
    static final String CITY = CityType.SHOWN;
    static final String CO_LOCATED = "coLocatedWith";

    private final CityType cities;
    private final ForumSeriesType series;
    private final Citations citations;
    private final List<Filter<ForumDraft>> filters;
    private final Calendar<ForumDraft> calendar;
    private final List<SortKey<ForumDraft>> sortKeys = SortKey.list(List.of(
            SortKey.had(
                    "date",
                    "when, at the earliest",
                    Long.class,
                    forum -> forum.draft().date() == null
                            ? null
                            : forum.draft().date().earliestDay()),
            SortKey.of(
                    "name",
                    "its English or else first name, case and diacritics ignored",
                    String.class,
                    forum -> Words.fold(
                            Names.choose(forum.draft().names(), List.of()).value())),
            SortKey.had(
                    "edition",
                    "its number in its series",
                    Integer.class,
                    forum -> forum.draft().edition() == null
                            ? null
                            : forum.draft().edition().number())));

    ForumType(CityType cities, ForumSeriesType series, Citations citations) {
        this.cities = cities;
        this.series = series;
        this.citations = citations;
        this.filters = new ForumFilters(cities).all();
        this.calendar = new HappeningCalendar<>(
                "forum",
                (entry, reading) -> displayName(entry, reading).value(),
                (entry, reading) -> cities.refOrNull(
                        entry.draft().venueCity() == null
                                ? entry.draft().hostCity()
                                : entry.draft().venueCity(),
                        reading));
    }

    @Override
    public String name() {
        return COLLECTION;
    }

    @Override
    public String singular() {
        return "forum";
    }

    @Override
    public Class<ForumDraft> draftType() {
        return ForumDraft.class;
    }

    @Override
    public boolean openDocuments() {
        return true;
    }

    @Override
    public Class<?> viewType() {
        return ForumView.class;
    }

    @Override
    public ForumView view(Entry<ForumDraft> entry, Reading reading) {
        ForumDraft forum = entry.draft();
        return new ForumView(
                entry.id(),
                forum.series() == null ? null : series.ref(UUID.fromString(forum.series()), reading),
                forum.edition(),
                forum.kind(),
                displayName(entry, reading).value(),
                forum.names(),
                forum.date(),
                forum.mode(),
                forum.status(),
                cities.refOrNull(forum.hostCity(), reading),
                cities.refOrNull(forum.venueCity(), reading),
                forum.place(),
                forum.theme(),
                forum.topics(),
                forum.organizers().stream()
                        .map(organizer -> new OrganizerView(
                                organizer.name(), organizer.role(), cities.refOrNull(organizer.city(), reading)))
                        .toList(),
                forum.sessions(),
                Participants.views(forum.participants(), cities, reading),
                forum.attendance(),
                coLocated(entry, reading),
                outcomes(entry, reading),
                citations.of(entry.id(), reading),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    /** What was launched here says so itself; what the forum says of the same thing is left out. */
    private static List<Outcome> outcomes(Entry<ForumDraft> entry, Reading reading) {
        List<Launched.Launch> launches = Launched.at(entry.id(), reading);
        List<Outcome> outcomes = new ArrayList<>();
        launches.forEach(launch ->
                outcomes.add(new Outcome(OutcomeType.LAUNCHED, launch.collection(), launch.id(), launch.name())));
        entry.draft().outcomes().stream()
                .filter(outcome -> launches.stream().noneMatch(outcome::isOf))
                .forEach(outcomes::add);
        return outcomes;
    }

    /** Being held together holds for both, whichever of them says so. */
    private List<ForumRef> coLocated(Entry<ForumDraft> entry, Reading reading) {
        Set<UUID> others = new LinkedHashSet<>();
        entry.draft().coLocatedWith().forEach(id -> others.add(UUID.fromString(id)));
        Records<ForumDraft> forums = reading.snapshot().records(this);
        forums.forEach(forums.with(CO_LOCATED, entry.id()), other -> others.add(other.id()));
        List<ForumRef> refs = new ArrayList<>();
        others.forEach(id -> forums.find(id)
                .ifPresent(other ->
                        refs.add(new ForumRef(id, displayName(other, reading).value()))));
        return refs;
    }

    @Override
    public Name displayName(Entry<ForumDraft> entry, Reading reading) {
        return Names.choose(entry.draft().names(), reading.languages());
    }

    @Override
    public boolean existed(Entry<ForumDraft> entry, Reading reading) {
        return entry.draft().date() == null
                ? reading.certainty() == Certainty.POSSIBLE
                : entry.draft().date().begunBy(reading.asOf(), reading.certainty());
    }

    @Override
    public void index(Entry<ForumDraft> entry, Snapshot snapshot, Index index) {
        ForumDraft forum = entry.draft();
        index.put("kind", Kebab.of(forum.kind()));
        index.put("status", Kebab.of(forum.status()));
        index.put("mode", forum.mode() == null ? null : Kebab.of(forum.mode()));
        index.put(SERIES, forum.series());
        index.put("hostCity", forum.hostCity());
        index.put("venueCity", forum.venueCity());
        indexCity(forum.hostCity(), snapshot, index);
        indexCity(forum.venueCity(), snapshot, index);
        Participants.index(forum.participants(), index);
        forum.topics().forEach(topic -> index.put("topic", topic));
        forum.coLocatedWith().forEach(other -> index.put(CO_LOCATED, other));
        forum.names().forEach(name -> index.text(name.value()));
        forum.theme().forEach(theme -> index.text(theme.value()));
        forum.sessions().forEach(session -> index.text(session.title()));
        forum.organizers().forEach(organizer -> {
            index.put(CITY, organizer.city());
            index.text(organizer.name());
        });
    }

    private void indexCity(String city, Snapshot snapshot, Index index) {
        if (city != null) {
            index.put(CITY, city);
            snapshot.find(cities, UUID.fromString(city))
                    .ifPresent(known -> index.put("countryCode", known.draft().countryCode()));
        }
    }

    @Override
    public void dependents(Entry<ForumDraft> entry, Snapshot before, Consumer<UUID> other) {
        citations.dependents(entry.id(), before, other);
    }

    @Override
    public boolean looksForDuplicates() {
        return true;
    }

    /** Of the same name and date. */
    @Override
    public List<Alike> alike(Recorded<ForumDraft> fresh, Snapshot snapshot) {
        if (fresh.draft().date() == null) {
            return List.of();
        }
        Set<String> names = keys(fresh.draft());
        List<Alike> alike = new ArrayList<>();
        var forums = snapshot.records(this);
        forums.forEach(forums.all(), other -> {
            if (!other.id().equals(fresh.id())
                    && fresh.draft().date().equals(other.draft().date())
                    && keys(other.draft()).stream().anyMatch(names::contains)) {
                alike.add(new Alike(other.id(), "It has the same name and date"));
            }
        });
        return alike;
    }

    private static Set<String> keys(ForumDraft forum) {
        return forum.names().stream().map(name -> NameKeys.strict(name.value())).collect(Collectors.toSet());
    }

    @Override
    public List<Filter<ForumDraft>> filters() {
        return filters;
    }

    @Override
    public List<SortKey<ForumDraft>> sortKeys() {
        return sortKeys;
    }

    @Override
    public List<Include<ForumDraft>> includes() {
        return List.of(citations.include());
    }

    @Override
    public Calendar<ForumDraft> calendar() {
        return calendar;
    }

    /** The view shows for both what one of them says, and what was launched here says of itself. */
    @Override
    public Map<String, Object> unseen(Entry<ForumDraft> entry, Reading reading) {
        Map<String, Object> unseen = new LinkedHashMap<>();
        List<String> said = entry.draft().coLocatedWith();
        List<String> shown = coLocated(entry, reading).stream()
                .map(forum -> forum.id().toString())
                .toList();
        if (!said.equals(shown)) {
            unseen.put("coLocatedWith", said);
        }
        if (!entry.draft().outcomes().equals(outcomes(entry, reading))) {
            unseen.put("outcomes", entry.draft().outcomes());
        }
        return unseen;
    }

    @Override
    public Tabular<ForumDraft> exported() {
        return new Tabular<>(List.of(
                column("id", ForumView.class, ForumView::id),
                column(
                        "series",
                        "Id of its series",
                        ForumView.class,
                        forum -> forum.series() == null ? null : forum.series().id()),
                column("kind", ForumView.class, forum -> Kebab.of(forum.kind())),
                column("name", ForumView.class, ForumView::name),
                column("date", ForumView.class, ForumView::date),
                column("mode", ForumView.class, forum -> forum.mode() == null ? null : Kebab.of(forum.mode())),
                column("status", ForumView.class, forum -> Kebab.of(forum.status())),
                column("hostCity", "Id of the city that invited", ForumView.class, forum -> idOf(forum.hostCity())),
                column(
                        "venueCity",
                        "Id of the city where it was held",
                        ForumView.class,
                        forum -> idOf(forum.venueCity())),
                column("place", ForumView.class, ForumView::place),
                column(
                        "topics",
                        "What it was about; between them semicolons",
                        ForumView.class,
                        forum -> String.join("; ", forum.topics()))));
    }

    private static Object idOf(CityRef city) {
        return city == null ? null : city.id();
    }
}
