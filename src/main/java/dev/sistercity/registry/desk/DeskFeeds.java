package dev.sistercity.registry.desk;

import dev.sistercity.registry.catalog.Calendar;
import dev.sistercity.registry.endpoint.read.atom.Feed;
import dev.sistercity.registry.shared.http.Kebab;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A desk as a feed and as a calendar, for programs that follow it. */
final class DeskFeeds {

    private static final String NAME = "Desk";

    private DeskFeeds() {}

    /** What waits and what is said, the latest first. */
    static Feed feed(UUID office, DeskView desk, String base) {
        List<Feed.Item> items = Stream.of(desk.awaitsMyWord(), desk.saidAboutUs(), desk.openCommitments())
                .flatMap(List::stream)
                .map(item -> new Feed.Item(
                        id(item),
                        words(item) + ": " + item.title(),
                        item.since(),
                        item.since(),
                        item.path(),
                        item.resource(),
                        words(item)))
                .sorted((one, other) -> other.updated().compareTo(one.updated()))
                .toList();
        Instant updated = items.isEmpty() ? Instant.EPOCH : items.get(0).updated();
        return new Feed(
                UUID.nameUUIDFromBytes(bytes("desk " + office)),
                NAME,
                updated,
                base,
                "/v1/desk/feed.atom",
                "/v1/desk",
                items);
    }

    /** What comes on a day. */
    static Calendar.Sheet sheet(DeskView desk) {
        return new Calendar.Sheet(
                NAME,
                "Anniversaries, and what ends",
                Stream.concat(
                                Stream.concat(desk.anniversaries().stream(), desk.lapses().stream()),
                                desk.awaitsOthers().stream().filter(item -> item.day() != null))
                        .map(DeskFeeds::event)
                        .toList());
    }

    private static Calendar.CalendarEvent event(DeskItem item) {
        LocalDate day = LocalDate.parse(item.day());
        return new Calendar.CalendarEvent(
                id(item) + "@desk",
                0,
                Instant.EPOCH,
                new Calendar.Days(day, day),
                Calendar.Status.CONFIRMED,
                words(item) + ": " + item.title(),
                null,
                item.path());
    }

    /** The same for the same thing on the same day. */
    private static UUID id(DeskItem item) {
        return UUID.nameUUIDFromBytes(bytes(item.why() + " " + item.path() + " " + item.day()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String words(DeskItem item) {
        String word = Kebab.of(item.why());
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
