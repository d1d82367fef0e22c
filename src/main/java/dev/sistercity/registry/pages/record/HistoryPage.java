package dev.sistercity.registry.pages.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageContent;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.pages.language.PageLanguage;
import dev.sistercity.registry.shared.value.ItemPointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who changed what of a record and when, before and after, with the place of each change in the hash chain. */
public final class HistoryPage {

    private static final Set<String> ABOUT_THE_CHANGE = Set.of("record", "changed", "resource", "id", "action", "at");

    public PageContent of(PageRequest page, String collection, String id) {
        String cursor = page.parameters().one("cursor").orElse(null);
        JsonNode answer = page.registry().revisions(collection, id, cursor);
        List<JsonNode> revisions = new ArrayList<>();
        Map<Long, JsonNode> byVersion = new HashMap<>();
        answer.path("items").forEach(revision -> {
            revisions.add(0, revision);
            byVersion.put(revision.path("version").asLong(), revision.path("record"));
        });
        JsonNode latest = revisions.isEmpty() ? answer : revisions.get(0).path("record");
        String title =
                page.language().word("history.title", PageLanguage.isolated(Titles.of(page, collection, latest)));
        Sections sections = new Sections(page);
        Html main = new Html();
        main.element("h1", title);
        String path = PageLinks.path(collection, id);
        main.open("p")
                .link(page.links().to(path), page.language().word("history.back"))
                .close("p");
        main.open("ol", "class", "history");
        revisions.forEach(revision -> revision(
                main,
                page,
                sections,
                revision,
                byVersion.get(revision.path("version").asLong() - 1)));
        main.close("ol");
        next(main, page, path, answer.at("/page/nextCursor").asText(""));
        return PageContent.of(path + "/history", title, title, main)
                .withQuery(cursor == null ? "" : "cursor=" + PageLinks.encoded(cursor))
                .withApi(
                        "/v1" + path + "/revisions",
                        List.of(new PageContent.Alternate("JSON", "application/json", "/v1" + path + "/revisions")));
    }

    private static void next(Html main, PageRequest page, String path, String cursor) {
        if (!cursor.isEmpty()) {
            main.open("p")
                    .link(
                            page.links().to(path + "/history?cursor=" + cursor),
                            page.language().word("list.next"))
                    .close("p");
        }
    }

    private static void revision(Html out, PageRequest page, Sections sections, JsonNode revision, JsonNode before) {
        out.open("li").open("h2");
        sections.facts().values().moment(out, revision.path("at").asText());
        out.text(" · ");
        sections.facts().values().word(out, revision.path("action").asText());
        out.close("h2");
        if (!revision.path("changed").isEmpty()) {
            changes(out, page, sections, revision, Optional.ofNullable(before));
        }
        out.add(sections.facts().of(revision, ABOUT_THE_CHANGE));
        out.open("details").element("summary", page.language().word("history.record"));
        out.add(sections.facts().of(revision.path("record"), Set.of()))
                .close("details")
                .close("li");
    }

    private static void changes(
            Html out, PageRequest page, Sections sections, JsonNode revision, Optional<JsonNode> before) {
        out.open("table").open("thead").open("tr");
        for (String head : List.of("history.field", "history.before", "history.after")) {
            out.element("th", page.language().word(head), "scope", "col");
        }
        out.close("tr").close("thead").open("tbody");
        for (JsonNode changed : revision.path("changed")) {
            String pointer = changed.asText();
            JsonNode record = revision.path("record");
            JsonNode known = ItemPointer.isOrphaned(record, pointer) ? before.orElse(record) : record;
            out.open("tr").open("th", "scope", "row").text(Titles.ofPointer(page, pointer, known));
            out.text(" ").element("code", pointer).close("th");
            cell(out, sections, pointer, before.map(was -> ItemPointer.at(was, pointer)));
            cell(out, sections, pointer, Optional.of(ItemPointer.at(record, pointer)));
            out.close("tr");
        }
        out.close("tbody").close("table");
    }

    private static void cell(Html out, Sections sections, String pointer, Optional<JsonNode> value) {
        out.open("td");
        if (value.filter(known -> !Facts.isEmpty(known)).isPresent()) {
            sections.facts().value(out, pointer.substring(pointer.lastIndexOf('/') + 1), value.get());
        } else {
            out.text("–");
        }
        out.close("td");
    }
}
