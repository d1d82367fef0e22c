package dev.sistercity.registry.pages.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.access.SiteSessions;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageContent;
import dev.sistercity.registry.pages.language.PageLanguage;
import dev.sistercity.registry.pages.record.Titles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An office's desk: what awaits it, with the form that does it. */
final class DeskPage {

    private static final List<String> PARTS =
            List.of("awaitsMyWord", "awaitsOthers", "saidAboutUs", "lapses", "anniversaries", "openCommitments");

    /** Forms by the collection of what is on the desk. */
    private static final Map<String, String> FORMS =
            Map.of("partnerships", "word", "change-requests", "answer", "drafts", "draft");

    /** What is looked at, and not answered. */
    private static final List<String> LOOKED_AT = List.of("anniversary", "conflict", "claim", "key", "delegation");

    private DeskPage() {}

    static PageContent of(FormRequest asked) {
        JsonNode desk = asked.read("/v1/desk").record();
        Html main = FormWriter.session(asked.page(), SiteSessions.cookie(asked.context()));
        main.element("h1", asked.word("desk.title"));
        List<String> cities = new ArrayList<>();
        desk.path("cities")
                .forEach(city ->
                        cities.add(PageLanguage.isolated(city.path("name").asText())));
        main.element(
                "p",
                cities.isEmpty() ? asked.word("desk.noCity") : asked.word("desk.of", String.join(", ", cities)),
                "class",
                "lead");
        main.open("ul", "class", "inline");
        for (String form : List.of("proposal", "exchange")) {
            main.open("li")
                    .link(asked.page().links().to("/desk/" + form), asked.word(form + ".title"))
                    .close("li");
        }
        main.close("ul");
        PARTS.forEach(part -> part(main, asked, part, desk.path(part)));
        return PageContent.of("/desk", asked.word("desk.title"), asked.word("desk.title"), main);
    }

    private static void part(Html main, FormRequest asked, String part, JsonNode items) {
        main.open("section", "aria-labelledby", part)
                .open("h2", "id", part)
                .text(asked.word("desk." + part))
                .text(" ")
                .element("small", asked.language().number(items.size()))
                .close("h2");
        if (items.isEmpty()) {
            main.element("p", asked.word("desk.nothing"), "class", "soft");
        }
        main.open("ul", "class", "lines");
        Map<String, String> told = told(asked, items);
        for (JsonNode item : items) {
            main.open("li").open("a", "href", address(asked, item));
            String title = item.path("title").asText();
            main.foreign(told.getOrDefault(item.path("id").asText(), title), null)
                    .close("a")
                    .open("small");
            main.text(" ").text(asked.word("desk.why." + item.path("why").asText()));
            if (item.path("day").isTextual()) {
                main.text(" · ").text(asked.language().date(item.path("day").asText()));
            } else if (item.path("since").isTextual()) {
                main.text(" · ")
                        .text(asked.language()
                                .moment(Instant.parse(item.path("since").asText())));
            }
            main.close("small").close("li");
        }
        main.close("ul").close("section");
    }

    /** Of claims, by their ids, what they are about and which fact of it. */
    private static Map<String, String> told(FormRequest asked, JsonNode items) {
        Map<String, String> told = new HashMap<>();
        for (String claims : List.of("claims", "conflicts")) {
            List<String> ids = new ArrayList<>();
            items.forEach(item -> {
                if (item.path("resource").asText().equals(claims)) {
                    ids.add(item.path("id").asText());
                }
            });
            if (!ids.isEmpty()) {
                asked.page()
                        .registry()
                        .list(claims, "ids", String.join(",", ids), "limit", "200")
                        .path("items")
                        .forEach(claim -> told.put(
                                claim.path("id").asText(),
                                Titles.of(asked.page(), claims, claim) + ": " + Titles.ofFact(asked.page(), claim)));
            }
        }
        return told;
    }

    private static String address(FormRequest asked, JsonNode item) {
        String form = FORMS.get(item.path("resource").asText());
        return form == null || LOOKED_AT.contains(item.path("why").asText())
                ? asked.page().links().ofApi(item.path("path").asText())
                : asked.page()
                        .links()
                        .to("/desk/" + form + '/' + item.path("id").asText());
    }
}
