package dev.sistercity.client;

import dev.sistercity.client.model.Change;
import java.util.List;
import java.util.stream.Stream;

/** The feed of changes. */
final class Changes {

    private static final int PAGE = 200;
    private static final int LONGEST_WAIT_SECONDS = 30;

    private final Calls calls;

    Changes(Calls calls) {
        this.calls = calls;
    }

    /** A page of the feed. Public, so that Jackson can make it. */
    public record Page(List<Change> items, long last, long head, String position) {}

    Stream<Change> after(String position, boolean follow, Filters filters) {
        Filters asked = filters.with("limit", PAGE);
        Filters all = follow ? asked.with("waitSeconds", LONGEST_WAIT_SECONDS) : asked;
        return Stream.iterate(
                        page(all, position),
                        page -> page != null,
                        page -> follow || page.last() < page.head() ? page(all, page.position()) : null)
                .flatMap(page -> page.items().stream());
    }

    private Page page(Filters filters, String after) {
        return calls.get("/v1/changes", filters.with("after", after), Page.class);
    }
}
