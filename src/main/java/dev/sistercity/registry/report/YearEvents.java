package dev.sistercity.registry.report;

import dev.sistercity.registry.event.EventStatus;
import dev.sistercity.registry.event.ParticipantDraft;
import dev.sistercity.registry.exchange.ExchangeCollection;
import dev.sistercity.registry.exchange.ExchangeDraft;
import dev.sistercity.registry.exchange.ExchangeTopicDraft;
import dev.sistercity.registry.forum.ForumCollection;
import dev.sistercity.registry.forum.api.ForumDraft;
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
class YearEvents {

    private static final ReportScope.Telling<ExchangeDraft> EXCHANGES = new ReportScope.Telling<>(
            ExchangeDraft::date,
            exchange -> Kebab.of(exchange.kind()),
            exchange -> Stream.of(
                            Stream.ofNullable(exchange.hostCity()),
                            exchange.guestCities().stream(),
                            exchange.participants().stream().map(ParticipantDraft::city))
                    .flatMap(cities -> cities)
                    .toList(),
            exchange ->
                    exchange.topics().stream().map(ExchangeTopicDraft::topic).toList(),
            ExchangeDraft::place);
    private static final ReportScope.Telling<ForumDraft> FORUMS = new ReportScope.Telling<>(
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

    private final ExchangeCollection exchanges;
    private final ForumCollection forums;

    YearEvents(ExchangeCollection exchanges, ForumCollection forums) {
        this.exchanges = exchanges;
        this.forums = forums;
    }

    List<ReportedRecord> exchangesIn(ReportScope reportScope, CalendarYear year) {
        return exchanges(
                reportScope,
                year,
                exchange -> isHeld(exchange)
                        && reportScope.has(exchange.hostCity())
                        && !reportScope.ids().containsAll(exchange.guestCities()));
    }

    List<ReportedRecord> exchangesOut(ReportScope reportScope, CalendarYear year) {
        return exchanges(
                reportScope,
                year,
                exchange -> isHeld(exchange)
                        && !reportScope.has(exchange.hostCity())
                        && reportScope.hasAny(exchange.guestCities()));
    }

    List<ReportedRecord> exchangesOther(ReportScope reportScope, CalendarYear year) {
        return exchanges(
                reportScope,
                year,
                exchange -> isHeld(exchange)
                        && (reportScope.has(exchange.hostCity())
                                ? reportScope.ids().containsAll(exchange.guestCities())
                                : !reportScope.hasAny(exchange.guestCities())));
    }

    List<ReportedRecord> exchangesNotHeld(ReportScope reportScope, CalendarYear year) {
        return exchanges(reportScope, year, exchange -> !isHeld(exchange));
    }

    private List<ReportedRecord> exchanges(
            ReportScope reportScope, CalendarYear year, Predicate<ExchangeDraft> wanted) {
        return reportScope.records(exchanges, EXCHANGES, wanted, exchange -> year.holds(exchange.date()));
    }

    /** @param hosted whether those that the cities invited to, organized or housed, or the others */
    List<ReportedRecord> forums(ReportScope reportScope, CalendarYear year, boolean hosted) {
        return reportScope.records(
                forums,
                FORUMS,
                forum -> forum.status() == EventStatus.HELD && isHost(forum, reportScope) == hosted,
                forum -> year.holds(forum.date()));
    }

    private static boolean isHeld(ExchangeDraft exchange) {
        return exchange.status() == EventStatus.HELD;
    }

    private static boolean isHost(ForumDraft forum, ReportScope reportScope) {
        return reportScope.has(String.valueOf(forum.hostCity()))
                || reportScope.has(String.valueOf(forum.venueCity()))
                || forum.organizers().stream().anyMatch(organizer -> reportScope.has(String.valueOf(organizer.city())));
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
