package dev.sistercity.registry.report;

import dev.sistercity.registry.exchange.ExchangeDraft;
import dev.sistercity.registry.exchange.ExchangeTopicDraft;
import dev.sistercity.registry.exchange.ExchangeType;
import dev.sistercity.registry.forum.ForumDraft;
import dev.sistercity.registry.forum.ForumType;
import dev.sistercity.registry.happening.HappeningStatus;
import dev.sistercity.registry.happening.ParticipantDraft;
import dev.sistercity.registry.shared.http.Kebab;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The exchanges and forums of a year. */
@Singleton
class YearHappenings {

    private static final Ours.Telling<ExchangeDraft> EXCHANGES = new Ours.Telling<>(
            ExchangeDraft::date,
            exchange -> Kebab.of(exchange.kind()),
            exchange -> Stream.of(
                            Stream.of(exchange.hostCity()),
                            exchange.guestCities().stream(),
                            exchange.participants().stream().map(ParticipantDraft::city))
                    .flatMap(cities -> cities)
                    .toList(),
            exchange ->
                    exchange.topics().stream().map(ExchangeTopicDraft::topic).toList(),
            ExchangeDraft::place);
    private static final Ours.Telling<ForumDraft> FORUMS = new Ours.Telling<>(
            ForumDraft::date,
            forum -> Kebab.of(forum.kind()),
            forum -> Stream.of(
                            Stream.of(forum.hostCity(), forum.venueCity()),
                            forum.organizers().stream().map(organizer -> organizer.city()),
                            forum.participants().stream().map(ParticipantDraft::city))
                    .flatMap(cities -> cities)
                    .toList(),
            ForumDraft::topics,
            ForumDraft::place);

    private final ExchangeType exchanges;
    private final ForumType forums;

    YearHappenings(ExchangeType exchanges, ForumType forums) {
        this.exchanges = exchanges;
        this.forums = forums;
    }

    List<ReportedRecord> exchangesIn(Ours ours, CalendarYear year) {
        return exchanges(
                ours,
                year,
                exchange -> isHeld(exchange)
                        && ours.has(exchange.hostCity())
                        && !ours.ids().containsAll(exchange.guestCities()));
    }

    List<ReportedRecord> exchangesOut(Ours ours, CalendarYear year) {
        return exchanges(
                ours,
                year,
                exchange -> isHeld(exchange) && !ours.has(exchange.hostCity()) && ours.hasAny(exchange.guestCities()));
    }

    List<ReportedRecord> exchangesOther(Ours ours, CalendarYear year) {
        return exchanges(
                ours,
                year,
                exchange -> isHeld(exchange)
                        && (ours.has(exchange.hostCity())
                                ? ours.ids().containsAll(exchange.guestCities())
                                : !ours.hasAny(exchange.guestCities())));
    }

    List<ReportedRecord> exchangesNotHeld(Ours ours, CalendarYear year) {
        return exchanges(ours, year, exchange -> !isHeld(exchange));
    }

    private List<ReportedRecord> exchanges(Ours ours, CalendarYear year, Predicate<ExchangeDraft> wanted) {
        return ours.records(exchanges, EXCHANGES, wanted, exchange -> year.holds(exchange.date()));
    }

    /** @param hosted whether those that the cities invited to, organized or housed, or the others */
    List<ReportedRecord> forums(Ours ours, CalendarYear year, boolean hosted) {
        return ours.records(
                forums,
                FORUMS,
                forum -> forum.status() == HappeningStatus.HELD && isHost(forum, ours) == hosted,
                forum -> year.holds(forum.date()));
    }

    private static boolean isHeld(ExchangeDraft exchange) {
        return exchange.status() == HappeningStatus.HELD;
    }

    private static boolean isHost(ForumDraft forum, Ours ours) {
        return ours.has(String.valueOf(forum.hostCity()))
                || ours.has(String.valueOf(forum.venueCity()))
                || forum.organizers().stream().anyMatch(organizer -> ours.has(String.valueOf(organizer.city())));
    }

    /** What held ones were about, the most frequent first. */
    static List<YearTopic> topics(List<List<ReportedRecord>> held) {
        Map<String, Integer> counts = new TreeMap<>();
        held.stream().flatMap(List::stream).forEach(record -> record.topics().stream()
                .distinct()
                .forEach(topic -> counts.merge(topic, 1, Integer::sum)));
        return counts.entrySet().stream()
                .map(topic -> new YearTopic(topic.getKey(), topic.getValue()))
                .sorted(Comparator.comparingInt(YearTopic::count).reversed().thenComparing(YearTopic::topic))
                .toList();
    }
}
