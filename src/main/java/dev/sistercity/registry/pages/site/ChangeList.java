package dev.sistercity.registry.pages.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.catalog.RecentChanges;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.endpoint.feed.ChangeItems;
import dev.sistercity.registry.endpoint.read.Replica;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageContent;
import dev.sistercity.registry.pages.record.ChangeLine;
import dev.sistercity.registry.pages.record.PageRequest;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;

/** The log, the latest first. */
@Singleton
class ChangeList {

    static final ListParameter BEFORE = new ListParameter(
            "before", "Changes before this number", ListParameter.Kind.INTEGER, false, List.of(), "100");

    private static final int LATEST = 8;

    /** From so many changes, since those that say the same of one record are one line. */
    private static final int LOOKED_AT = 60;

    private static final int ON_A_PAGE = 50;
    /** Collections that have pages. */
    static final List<String> LINKED = List.of(RecordPages.COLLECTIONS.split("\\|"));

    private final RecentChanges recent;
    private final ChangeLog log;
    private final ChangeItems items;
    private final ObjectMapper mapper;

    ChangeList(RecentChanges recent, ChangeLog log, ChangeItems items, ObjectMapper mapper) {
        this.recent = recent;
        this.log = log;
        this.items = items;
        this.mapper = mapper;
    }

    void latest(Html main, PageRequest page) {
        long head = page.reading().snapshot().sequence();
        List<Change> changes =
                recent.after(Math.max(0, head - LOOKED_AT), head, LOOKED_AT).orElse(List.of());
        if (changes.isEmpty() || page.links().asOf() != null) {
            return;
        }
        main.open("section", "aria-labelledby", "latest")
                .element("h2", page.language().word("front.changes"), "id", "latest");
        runs(main, page, changes);
        main.open("p")
                .link(page.links().to("/changes"), page.language().word("front.allChanges"))
                .close("p");
        main.close("section");
    }

    PageContent of(PageRequest page) {
        long head = page.reading().snapshot().sequence();
        long before = page.parameters()
                .one(BEFORE.name())
                .map(text -> ParameterValues.whole(BEFORE.name(), text, 1, Long.MAX_VALUE))
                .orElse(head + 1);
        long last = Math.min(head, before - 1);
        String title = page.language().word("layout.changes");
        Html main = new Html();
        main.element("h1", title).element("p", page.language().word("changes.text"), "class", "lead");
        lines(main, page, between(Math.max(0, last - ON_A_PAGE), last));
        if (last > ON_A_PAGE) {
            main.open("p")
                    .link(
                            page.links().to("/changes?before=" + (last - ON_A_PAGE + 1)),
                            page.language().word("changes.earlier"),
                            "rel",
                            "next")
                    .close("p");
        }
        String call = "/v1/changes?after=" + Math.max(0, last - ON_A_PAGE) + "&limit=" + ON_A_PAGE;
        return PageContent.of("/changes", title, page.language().word("changes.text"), main)
                .withQuery(before > head ? "" : "before=" + before)
                .withApi(call, List.of(new PageContent.Alternate("JSON", "application/json", call + "&format=json")));
    }

    private List<Change> between(long after, long last) {
        return recent.after(after, last, ON_A_PAGE).orElseGet(() -> {
            try {
                return log.after(after, last, new ChangeLog.Wanted(List.of(), null), ON_A_PAGE);
            } catch (SQLException e) {
                throw Replica.away(e);
            }
        });
    }

    private void lines(Html main, PageRequest page, List<Change> changes) {
        main.open("ol", "class", "lines", "reversed", "");
        for (int i = changes.size() - 1; i >= 0; i--) {
            main.open("li");
            ChangeLine.write(main, page, tree(changes.get(i)), LINKED);
            main.close("li");
        }
        main.close("ol");
    }

    private void runs(Html main, PageRequest page, List<Change> changes) {
        main.open("ul", "class", "lines");
        int next = changes.size() - 1;
        for (int line = 0; line < LATEST && next >= 0; line++) {
            JsonNode latest = tree(changes.get(next--));
            int many = 1;
            while (next >= 0 && ChangeLine.saysTheSame(page, latest, tree(changes.get(next)))) {
                next--;
                many++;
            }
            main.open("li");
            ChangeLine.write(main, page, latest, LINKED, many);
            main.close("li");
        }
        main.close("ul");
    }

    private JsonNode tree(Change change) {
        try {
            return mapper.readTree(items.json(change));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
