package dev.sistercity.registry.contract;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Paths in the order in which a reader needs them. */
final class ReadingOrder {

    private static final List<String> FIRST_SEGMENTS = List.of(
            "cities",
            "duplicates",
            "partnerships",
            "forum-series",
            "forums",
            "exchanges",
            "platforms",
            "projects",
            "knowledge-transfers",
            "networks",
            "commitments",
            "reports",
            "campaigns",
            "anniversaries",
            "anniversaries.ics",
            "calendar.ics",
            "sources",
            "claims",
            "conflicts",
            "change-requests",
            "offices",
            "me",
            "api-keys",
            "changes",
            "exports",
            "restorations",
            "webhooks",
            "match",
            "gazetteer",
            "imports",
            "reviews",
            "jobs");

    private ReadingOrder() {}

    static List<String> sorted(Collection<String> paths) {
        return paths.stream()
                .sorted(Comparator.comparingInt(ReadingOrder::rank).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static int rank(String path) {
        String[] segments = path.split("/");
        int rank = segments.length < 3 ? -1 : FIRST_SEGMENTS.indexOf(segments[2]);
        return rank < 0 ? FIRST_SEGMENTS.size() : rank;
    }
}
