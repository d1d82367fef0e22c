package dev.sistercity.registry.openapi;

import dev.sistercity.registry.catalog.RecordCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Paths in the order in which a reader needs them: the collections that claims are about first, what operators write last. */
final class ReadingOrder {

    /** What comes after those collections. */
    private static final List<String> OTHERS = List.of(
            "reports",
            "network",
            "anniversaries",
            "anniversaries.ics",
            "calendar.ics",
            "sources",
            "claims",
            "conflicts",
            "change-requests",
            "offices",
            "partner-requests",
            "desk",
            "drafts",
            "invitations",
            "office-applications",
            "me",
            "api-keys",
            "changes",
            "editions",
            "exports",
            "restorations",
            "webhooks",
            "match",
            "gazetteer",
            "imports",
            "import-presets",
            "reviews",
            "jobs");

    private final List<String> firstSegments = new ArrayList<>();

    /** @param types all collections, in the order in which they are loaded */
    ReadingOrder(List<RecordCollection<?>> types) {
        for (RecordCollection<?> type : types) {
            if (type.claimable()) {
                // Followed by what is but a view of it.
                types.stream()
                        .filter(view -> view.stored() == type)
                        .sorted(Comparator.comparing(view -> view != type))
                        .forEach(view -> firstSegments.add(view.name()));
            }
        }
        firstSegments.addAll(OTHERS);
    }

    List<String> sorted(Collection<String> paths) {
        return paths.stream()
                .sorted(Comparator.comparingInt(this::rank).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private int rank(String path) {
        String[] segments = path.split("/");
        int rank = segments.length < 3 ? -1 : firstSegments.indexOf(segments[2]);
        return rank < 0 ? firstSegments.size() : rank;
    }
}
