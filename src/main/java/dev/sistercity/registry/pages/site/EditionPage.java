package dev.sistercity.registry.pages.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageContent;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.pages.language.PageLanguage;
import dev.sistercity.registry.pages.record.Facts;
import dev.sistercity.registry.pages.record.PageRequest;
import dev.sistercity.registry.pages.record.Titles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An edition, with what became different since the one before, and the list of all. */
final class EditionPage {

    private static final String PATH = "/editions";
    /** Altered records of one collection that are named; the API names all. */
    private static final int SOME = 50;

    private static final List<String> WHAT = List.of("added", "changed", "removed");
    private static final List<String> FEATURED = List.of("cities", "partnerships");

    private EditionPage() {}

    /**
     * @param list as the API has it
     * @param cursor where it begins; null for the newest
     */
    static PageContent list(PageRequest page, JsonNode list, String cursor) {
        PageLanguage language = page.language();
        String title = language.word("layout.editions");
        Html main = new Html();
        main.element("h1", title).element("p", language.word("editions.text"), "class", "lead");
        main.open("ul", "class", "lines");
        for (JsonNode edition : list.path("items")) {
            main.open("li")
                    .link(page.links().to(PATH + '/' + edition.path("number").asInt()), title(page, edition))
                    .open("small");
            moment(main, language, edition.path("madeAt").asText());
            for (String collection : FEATURED) {
                main.text(" · " + language.collection(collection) + ": ")
                        .text(language.number(
                                edition.at("/records/" + collection).asInt()));
            }
            main.close("small").close("li");
        }
        main.close("ul");
        if (list.path("items").isEmpty()) {
            main.element("p", language.word("list.none"));
        }
        JsonNode next = list.at("/page/nextCursor");
        if (next.isTextual()) {
            main.open("p")
                    .link(
                            page.links().to(PATH + "?cursor=" + PageLinks.encoded(next.asText())),
                            language.word("list.next"),
                            "rel",
                            "next")
                    .close("p");
        }
        String query = cursor == null ? "" : "cursor=" + PageLinks.encoded(cursor);
        String call = "/v1" + PATH + (cursor == null ? "" : '?' + query);
        return PageContent.of(PATH, title, language.word("editions.text"), main)
                .withQuery(query)
                .withApi(call, List.of(new PageContent.Alternate("JSON", "application/json", call)));
    }

    private static String title(PageRequest page, JsonNode edition) {
        return page.language().word("editions.title", edition.path("number").asInt());
    }

    private static void moment(Html main, PageLanguage language, String moment) {
        main.element("time", language.moment(Instant.parse(moment)), "datetime", moment);
    }

    /**
     * @param edition as the API has it
     * @param difference from the one before, as the API has it
     */
    static PageContent one(PageRequest page, JsonNode edition, JsonNode difference) {
        PageLanguage language = page.language();
        String title = title(page, edition);
        Html main = new Html();
        main.element("h1", title).element("p", language.word("editions.text"), "class", "lead");
        main.open("section", "aria-labelledby", "citation")
                .element("h2", language.property("citation"), "id", "citation");
        main.element("blockquote", edition.path("citation").asText(), "lang", "en", "dir", "ltr")
                .close("section");
        counts(main, page, edition, difference);
        altered(main, page, difference);
        main.open("section", "aria-labelledby", "record").element("h2", language.word("record.all"), "id", "record");
        main.add(new Facts(page).of(edition, Set.of("citation", "records", "number")))
                .close("section");
        neighbours(main, page, edition.path("number").asInt());
        String call = "/v1" + PATH + '/' + edition.path("number").asInt();
        return PageContent.of(PATH + '/' + edition.path("number").asInt(), title, language.word("editions.text"), main)
                .withApi(
                        call,
                        List.of(
                                new PageContent.Alternate("JSON", "application/json", call),
                                new PageContent.Alternate(
                                        "NDJSON",
                                        "application/x-ndjson",
                                        edition.path("recordsHref").asText())))
                .withLinkedData(linkedData(edition));
    }

    private static void counts(Html main, PageRequest page, JsonNode edition, JsonNode difference) {
        PageLanguage language = page.language();
        JsonNode previous = difference.path("previous");
        main.open("section", "aria-labelledby", "counts").element("h2", language.property("records"), "id", "counts");
        main.element(
                "p",
                previous.isInt()
                        ? language.word("editions.difference", previous.asInt())
                        : language.word("editions.first"));
        main.open("table").open("thead").open("tr");
        main.element("th", language.property("resource"), "scope", "col");
        main.element("th", language.property("count"), "scope", "col");
        WHAT.forEach(what -> main.element("th", language.word("editions." + what), "scope", "col"));
        main.close("tr").close("thead").open("tbody");
        edition.path("records").properties().forEach(each -> {
            main.open("tr").element("th", language.collection(each.getKey()), "scope", "row");
            main.element("td", language.number(each.getValue().asInt()));
            WHAT.forEach(what -> main.element(
                    "td",
                    language.number(difference
                            .path("counts")
                            .path(each.getKey())
                            .path(what)
                            .asInt())));
            main.close("tr");
        });
        main.close("tbody").close("table").close("section");
    }

    /** The records by name, where they still have one; a removed one leads to its history. */
    private static void altered(Html main, PageRequest page, JsonNode difference) {
        Map<String, List<JsonNode>> byCollection = new LinkedHashMap<>();
        difference.path("records").forEach(record -> byCollection
                .computeIfAbsent(record.path("resource").asText(), none -> new ArrayList<>())
                .add(record));
        byCollection.forEach((collection, records) -> {
            main.open("details", "open", records.size() <= SOME && difference.has("previous") ? Boolean.TRUE : null);
            main.open("summary")
                    .text(page.language().collection(collection) + ' ')
                    .element("small", page.language().number(records.size()))
                    .close("summary");
            List<JsonNode> some = records.subList(0, Math.min(SOME, records.size()));
            lines(main, page, collection, some);
            if (records.size() > SOME) {
                main.open("p")
                        .link(
                                "/v1/editions/" + difference.path("edition").asInt() + "/difference",
                                page.language().word("list.all", records.size()))
                        .close("p");
            }
            main.close("details");
        });
    }

    private static void lines(Html main, PageRequest page, String collection, List<JsonNode> records) {
        Map<String, String> titles = new HashMap<>();
        List<String> ids = new ArrayList<>();
        records.forEach(record -> ids.add(record.path("id").asText()));
        page.registry()
                .list(collection, "ids", String.join(",", ids), "limit", String.valueOf(SOME))
                .path("items")
                .forEach(record -> titles.put(record.path("id").asText(), Titles.of(page, collection, record)));
        boolean hasPages = ChangeList.LINKED.contains(collection);
        main.open("ul", "class", "lines");
        for (JsonNode record : records) {
            String id = record.path("id").asText();
            String path = PageLinks.path(collection, id) + (titles.containsKey(id) ? "" : "/history");
            main.open("li");
            if (hasPages) {
                main.open("a", "href", page.links().to(path))
                        .foreign(titles.getOrDefault(id, id), null)
                        .close("a");
            } else {
                main.foreign(titles.getOrDefault(id, id), null);
            }
            main.text(" ")
                    .element(
                            "small",
                            page.language()
                                    .word("editions." + record.path("what").asText()))
                    .close("li");
        }
        main.close("ul");
    }

    private static void neighbours(Html main, PageRequest page, int number) {
        main.open("ul", "class", "inline");
        main.open("li")
                .link(page.links().to(PATH), page.language().word("editions.all"))
                .close("li");
        if (number > 1) {
            main.open("li")
                    .link(
                            page.links().to(PATH + '/' + (number - 1)),
                            page.language().word("editions.title", number - 1),
                            "rel",
                            "prev")
                    .close("li");
        }
        main.close("ul");
    }

    /** As a schema.org Dataset. */
    private static JsonNode linkedData(JsonNode edition) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("@context", "https://schema.org").put("@type", "Dataset");
        String number = edition.path("number").asText();
        data.put("name", "Sister City Registry, edition " + number);
        data.put("description", edition.path("citation").asText());
        data.put("version", number);
        data.put("datePublished", edition.path("madeAt").asText());
        data.put("creditText", edition.path("citation").asText());
        data.putObject("distribution")
                .put("@type", "DataDownload")
                .put("encodingFormat", "application/x-ndjson")
                .put("contentUrl", edition.path("recordsHref").asText());
        return data;
    }
}
