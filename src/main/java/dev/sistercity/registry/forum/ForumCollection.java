package dev.sistercity.registry.forum;

import static dev.sistercity.registry.catalog.Tabular.column;

import dev.sistercity.registry.catalog.Declaration;
import dev.sistercity.registry.catalog.DuplicateCandidate;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Index;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.catalog.index.TextTokenizer;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.event.EventCalendar;
import dev.sistercity.registry.event.Launched;
import dev.sistercity.registry.event.Participants;
import dev.sistercity.registry.forum.api.ForumDraft;
import dev.sistercity.registry.forum.api.ForumRef;
import dev.sistercity.registry.forum.api.ForumView;
import dev.sistercity.registry.forum.api.OrganizerView;
import dev.sistercity.registry.forum.api.Outcome;
import dev.sistercity.registry.forum.api.OutcomeType;
import dev.sistercity.registry.forum.api.Session;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.NameKeys;
import dev.sistercity.registry.shared.value.Names;
import dev.sistercity.registry.source.Citations;
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
import java.util.stream.Stream;

/** How forums are indexed, filtered, sorted and rendered. */
@Singleton
public class ForumCollection extends RecordCollection<ForumDraft> {

    static final String COLLECTION = "forums";
    static final String SERIES = "series";
    static final String CITY = CityCollection.SHOWN;
    static final String CO_LOCATED = "coLocatedWith";

    private static final List<SortKey<ForumDraft>> SORT_KEYS = SortKey.list(List.of(
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
                    forum -> TextTokenizer.fold(
                            Names.choose(forum.draft().names(), List.of()).value())),
            SortKey.had(
                    "edition",
                    "its number in its series",
                    Integer.class,
                    forum -> forum.draft().edition() == null
                            ? null
                            : forum.draft().edition().number())));

    private final CityCollection cities;
    private final ForumSeriesCollection series;
    private final Citations citations;

    ForumCollection(CityCollection cities, ForumSeriesCollection series, Citations citations) {
        super(Declaration.of(COLLECTION, ForumDraft.class, ForumView.class)
                .described("Forums, conferences and the like: who hosted, spoke and took part.")
                .after("forum-series")
                .open()
                .claimable()
                .cities(forum -> Stream.of(forum.hostCity()))
                .filters(new ForumFilters(cities).all())
                .sortKeys(SORT_KEYS)
                .includes(List.of(citations.include()))
                .exported(columns())
                .calendar(new EventCalendar<>(
                        "forum",
                        (entry, readContext) -> Names.choose(entry.draft().names(), readContext.languages())
                                .value(),
                        (entry, readContext) -> cities.refOrNull(
                                entry.draft().venueCity() == null
                                        ? entry.draft().hostCity()
                                        : entry.draft().venueCity(),
                                readContext))));
        this.cities = cities;
        this.series = series;
        this.citations = citations;
    }

    @Override
    public ForumView view(Entry<ForumDraft> entry, ReadContext readContext) {
        ForumDraft forum = entry.draft();
        return new ForumView(
                entry.id(),
                forum.series() == null ? null : series.ref(UUID.fromString(forum.series()), readContext),
                forum.edition(),
                forum.kind(),
                displayName(entry, readContext).value(),
                forum.names(),
                forum.date(),
                forum.mode(),
                forum.status(),
                cities.refOrNull(forum.hostCity(), readContext),
                cities.refOrNull(forum.venueCity(), readContext),
                forum.place(),
                forum.theme(),
                forum.topics(),
                forum.organizers().stream()
                        .map(organizer -> new OrganizerView(
                                organizer.name(), organizer.role(), cities.refOrNull(organizer.city(), readContext)))
                        .toList(),
                forum.sessions().stream()
                        .map(session -> new Session(
                                session.id(),
                                session.title(),
                                session.topics(),
                                Participants.views(session.speakers(), cities, readContext),
                                session.time(),
                                session.place()))
                        .toList(),
                Participants.views(forum.participants(), cities, readContext),
                forum.attendance(),
                coLocated(entry, readContext),
                outcomes(entry, readContext),
                citations.of(entry.id(), readContext),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    /** What was launched here says so itself; what the forum says of the same thing is left out. */
    private static List<Outcome> outcomes(Entry<ForumDraft> entry, ReadContext readContext) {
        List<Launched.Launch> launches = Launched.at(entry.id(), readContext);
        List<Outcome> outcomes = new ArrayList<>();
        launches.forEach(launch ->
                outcomes.add(new Outcome(OutcomeType.LAUNCHED, launch.collection(), launch.id(), launch.name())));
        entry.draft().outcomes().stream()
                .filter(outcome -> launches.stream().noneMatch(outcome::isOf))
                .forEach(outcomes::add);
        return outcomes;
    }

    /** Being held together holds for both, whichever of them says so. */
    private List<ForumRef> coLocated(Entry<ForumDraft> entry, ReadContext readContext) {
        Set<UUID> others = new LinkedHashSet<>();
        entry.draft().coLocatedWith().forEach(id -> others.add(UUID.fromString(id)));
        Records<ForumDraft> forums = readContext.snapshot().records(this);
        forums.forEach(forums.with(CO_LOCATED, entry.id()), other -> others.add(other.id()));
        List<ForumRef> refs = new ArrayList<>();
        others.forEach(id -> forums.find(id)
                .ifPresent(other -> refs.add(
                        new ForumRef(id, displayName(other, readContext).value()))));
        return refs;
    }

    @Override
    public Name displayName(Entry<ForumDraft> entry, ReadContext readContext) {
        return Names.choose(entry.draft().names(), readContext.languages());
    }

    @Override
    public boolean existed(Entry<ForumDraft> entry, ReadContext readContext) {
        return entry.draft().date() == null
                ? readContext.certainty() == Certainty.POSSIBLE
                : entry.draft().date().begunBy(readContext.asOf(), readContext.certainty());
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
        forum.sessions().forEach(session -> {
            index.text(session.title());
            Participants.index(session.speakers(), index);
        });
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
    public List<DuplicateCandidate> alike(RecordVersion<ForumDraft> fresh, Snapshot snapshot) {
        if (fresh.draft().date() == null) {
            return List.of();
        }
        Set<String> names = keys(fresh.draft());
        List<DuplicateCandidate> alike = new ArrayList<>();
        var forums = snapshot.records(this);
        forums.forEach(forums.all(), other -> {
            if (!other.id().equals(fresh.id())
                    && fresh.draft().date().equals(other.draft().date())
                    && keys(other.draft()).stream().anyMatch(names::contains)) {
                alike.add(new DuplicateCandidate(other.id(), "It has the same name and date"));
            }
        });
        return alike;
    }

    private static Set<String> keys(ForumDraft forum) {
        return forum.names().stream().map(name -> NameKeys.strict(name.value())).collect(Collectors.toSet());
    }

    /** The view shows for both what one of them says, and what was launched here says of itself. */
    @Override
    public Map<String, Object> unseen(Entry<ForumDraft> entry, ReadContext readContext) {
        Map<String, Object> unseen = new LinkedHashMap<>();
        List<String> said = entry.draft().coLocatedWith();
        List<String> shown = coLocated(entry, readContext).stream()
                .map(forum -> forum.id().toString())
                .toList();
        if (!said.equals(shown)) {
            unseen.put("coLocatedWith", said);
        }
        if (!entry.draft().outcomes().equals(outcomes(entry, readContext))) {
            unseen.put("outcomes", entry.draft().outcomes());
        }
        return unseen;
    }

    private static Tabular<ForumDraft> columns() {
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
