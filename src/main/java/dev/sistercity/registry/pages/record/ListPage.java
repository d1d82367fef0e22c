package dev.sistercity.registry.pages.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageContent;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.pages.language.PageLanguage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A list of records, narrowed by the same parameters as the API's. */
public final class ListPage {

    private static final Set<String> CHOSEN_ELSEWHERE = Set.of("lang", "asOf");

    private final RecordPage records;

    public ListPage(RecordPage records) {
        this.records = records;
    }

    public PageContent of(PageRequest page, String collection) {
        Map<String, List<String>> sent = new LinkedHashMap<>(page.parameters().sent());
        sent.keySet().removeAll(CHOSEN_ELSEWHERE);
        JsonNode list = page.registry().list(collection, sent);
        String title = page.language().collection(collection);
        int total = list.at("/page/total").asInt();
        Sections sections = new Sections(page);
        Html main = new Html();
        main.open("h1")
                .text(title)
                .text(" ")
                .element("small", page.language().number(total))
                .close("h1");
        form(main, page, collection, sent);
        narrowed(main, page, sent);
        sections.lines(main, collection, list.path("items"));
        if (total == 0) {
            main.element("p", page.language().word("list.none"));
        }
        JsonNode next = list.at("/page/nextCursor");
        if (next.isTextual()) {
            Map<String, List<String>> more = new LinkedHashMap<>(sent);
            more.put("cursor", List.of(next.asText()));
            main.open("p")
                    .link(
                            page.links().to('/' + collection + '?' + RegistryReads.query(more)),
                            page.language().word("list.next"),
                            "rel",
                            "next")
                    .close("p");
        }
        String query = RegistryReads.query(sent);
        String call = "/v1/" + collection + (query == null ? "" : '?' + query);
        return PageContent.of('/' + collection, title, page.language().word("list.description", title, total), main)
                .withQuery(query == null ? "" : query)
                .withApi(RecordPage.call(call, page), records.forms(page, call, collection));
    }

    private static void form(Html main, PageRequest page, String collection, Map<String, List<String>> sent) {
        main.open("form", "action", '/' + collection, "class", "find");
        main.element("label", page.language().word("list.find"), "for", "list-q")
                .text(" ");
        String q = sent.containsKey("q") ? sent.get("q").get(0) : null;
        main.open("input", "id", "list-q", "name", "q", "type", "search", "value", q);
        sent.forEach((name, values) -> {
            if (!name.equals("q") && !name.equals("cursor")) {
                values.forEach(value -> main.open("input", "type", "hidden", "name", name, "value", value));
            }
        });
        if (page.links().lang() != null) {
            main.open(
                    "input",
                    "type",
                    "hidden",
                    "name",
                    "lang",
                    "value",
                    page.links().lang());
        }
        if (page.links().asOf() != null) {
            main.open(
                    "input",
                    "type",
                    "hidden",
                    "name",
                    "asOf",
                    "value",
                    page.links().asOf());
        }
        main.text(" ").element("button", page.language().word("layout.search")).close("form");
    }

    /** By what, with a way back to all. */
    private static void narrowed(Html main, PageRequest page, Map<String, List<String>> sent) {
        main.open("ul", "class", "inline chosen");
        sent.forEach((name, values) -> values.forEach(value -> {
            if (!name.equals("cursor") && !name.equals("limit") && !name.equals("q")) {
                main.open("li").text(page.language().property(name)).text(": ");
                new Values(page).scalar(main, name, TextNode.valueOf(value));
                main.close("li");
            }
        }));
        main.close("ul");
    }

    /** A search among all kinds. */
    public PageContent search(PageRequest page, List<String> collections) {
        String q = page.parameters().one("q").orElse("");
        String title = page.language().word("search.title");
        Html main = new Html();
        main.element("h1", q.isEmpty() ? title : page.language().word("search.found", PageLanguage.isolated(q)));
        int found = 0;
        Sections sections = new Sections(page);
        for (String collection : q.isBlank() ? List.<String>of() : collections) {
            JsonNode list = page.registry().list(collection, "q", q, "limit", "10");
            int total = list.at("/page/total").asInt();
            found += total;
            if (total > 0) {
                sections.heading(main, collection, page.language().collection(collection), total);
                sections.lines(main, collection, list.path("items"));
                if (list.at("/page/nextCursor").isTextual()) {
                    main.open("p")
                            .link(
                                    page.links().to('/' + collection + "?q=" + PageLinks.encoded(q)),
                                    page.language().word("list.all", total))
                            .close("p");
                }
                main.close("section");
            }
        }
        if (found == 0) {
            main.element("p", page.language().word(q.isBlank() ? "search.hint" : "search.none"));
        }
        PageContent content = PageContent.of("/search", title, page.language().word("search.hint"), main);
        if (q.isBlank()) {
            return content;
        }
        String query = "q=" + PageLinks.encoded(q);
        List<PageContent.Alternate> forms = new ArrayList<>();
        collections.forEach(collection -> forms.add(new PageContent.Alternate(
                collection + ".json",
                "application/json",
                RecordPage.call("/v1/" + collection + '?' + query + "&format=json", page))));
        return content.withQuery(query).withApi(RecordPage.call("/v1/cities?" + query, page), forms);
    }
}
