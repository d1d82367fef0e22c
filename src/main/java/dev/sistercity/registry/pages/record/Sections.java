package dev.sistercity.registry.pages.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageLinks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Parts that pages of several kinds of records have. */
final class Sections {

    private static final String SOME = "20";

    /** Records of which collections belong to one, and the filters by which they are found. */
    private static final Map<String, List<List<String>>> RELATED = Map.of(
            "cities",
                    List.of(
                            List.of("forums", "city"),
                            List.of("exchanges", "city"),
                            List.of("commitments", "city"),
                            List.of("platforms", "city"),
                            List.of("projects", "city"),
                            List.of("knowledge-transfers", "city"),
                            List.of("networks", "city"),
                            List.of("campaigns", "city"),
                            List.of("offices", "city")),
            "partnerships", List.of(List.of("exchanges", "partnership")),
            "forum-series", List.of(List.of("forums", "series")),
            "forums", List.of(List.of("commitments", "forum"), List.of("exchanges", "forum")),
            "exchanges", List.of(List.of("commitments", "exchange")),
            "sources", List.of(List.of("claims", "source")));

    private final PageRequest page;
    private final Facts facts;

    Sections(PageRequest page) {
        this.page = page;
        facts = new Facts(page);
    }

    /** One sentence of a record among others: its title, kind, day and status. */
    void line(Html out, String collection, JsonNode record) {
        Values values = facts.values();
        out.open("a", "href", page.links().record(collection, record.path("id").asText()));
        out.foreign(Titles.of(page, collection, record), null).close("a");
        List<Html> words = new ArrayList<>();
        if (record.path("pointer").isTextual()) {
            words.add(new Html().text(Titles.ofFact(page, record)));
        }
        if (record.path("countryCode").isTextual()) {
            words.add(new Html()
                    .text(page.language().country(record.path("countryCode").asText())));
        }
        for (String word : Titles.saysKind(collection) ? List.of("status") : List.of("kind", "status")) {
            if (record.path(word).isTextual()) {
                Html written = new Html();
                values.word(written, record.path(word).asText());
                words.add(written);
            }
        }
        for (String date : List.of("established", "date", "started", "published")) {
            if (record.path(date).isTextual()) {
                Html written = new Html();
                values.date(written, record.path(date).asText());
                words.add(written);
            }
        }
        out.open("small");
        for (int i = 0; i < words.size(); i++) {
            out.text(i == 0 ? " " : " · ").add(words.get(i));
        }
        out.close("small");
        if (collection.equals("conflicts")) {
            disagreement(out, record);
        }
    }

    /** What the record says, and below it what each source says instead. */
    private void disagreement(Html out, JsonNode conflict) {
        String pointer = conflict.path("pointer").asText();
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        out.open("dl", "class", "facts").open("div");
        out.element("dt", page.language().property("recordValue")).open("dd");
        facts.value(out, name, conflict.path("recordValue"));
        out.close("dd").close("div");
        for (JsonNode claim : conflict.path("claims")) {
            out.open("div").open("dt");
            facts.values().reference(out, "sources", claim.path("source"));
            out.close("dt").open("dd");
            facts.value(out, name, claim.path("value"));
            if (claim.path("asOf").isTextual()) {
                out.open("small").text(" · ");
                facts.values().date(out, claim.path("asOf").asText());
                out.close("small");
            }
            out.close("dd").close("div");
        }
        out.close("dl");
    }

    void lines(Html out, String collection, Iterable<JsonNode> records) {
        out.open("ul", "class", "lines");
        for (JsonNode record : records) {
            out.open("li");
            line(out, collection, record);
            out.close("li");
        }
        out.close("ul");
    }

    /** What else belongs to a record: the first of each kind, and where all of them are. */
    void related(Html out, String collection, String id) {
        for (List<String> other : RELATED.getOrDefault(collection, List.of())) {
            if (page.registry().hasFilter(other.get(0), other.get(1))) {
                related(out, other.get(0), other.get(1), id);
            }
        }
    }

    private void related(Html out, String collection, String filter, String id) {
        JsonNode list = page.registry().list(collection, filter, id, "limit", SOME);
        int total = list.at("/page/total").asInt();
        if (total == 0) {
            return;
        }
        heading(out, "all-" + collection, page.language().collection(collection), total);
        lines(out, collection, list.path("items"));
        if (list.at("/page/nextCursor").isTextual()) {
            String all = "/" + collection + "?" + filter + "=" + PageLinks.encoded(id);
            out.open("p")
                    .link(page.links().to(all), page.language().word("list.all", total))
                    .close("p");
        }
        out.close("section");
    }

    /** Opens a section. */
    void heading(Html out, String id, String title, int count) {
        out.open("section", "aria-labelledby", id).open("h2", "id", id).text(title);
        if (count >= 0) {
            out.text(" ").element("small", page.language().number(count));
        }
        out.close("h2");
    }

    /** What sources say, with their words. */
    void claims(Html out, JsonNode claims) {
        if (claims.isEmpty()) {
            return;
        }
        heading(out, "claims", page.language().word("claims.title"), claims.size());
        out.open("ul", "class", "cards");
        claims.forEach(claim -> claim(out, claim));
        out.close("ul").close("section");
    }

    private void claim(Html out, JsonNode claim) {
        boolean conflicts = claim.path("agreement").asText().equals("conflicts");
        out.open("li", "class", conflicts ? "conflict" : null).open("p");
        out.open("a", "href", page.links().record("claims", claim.path("id").asText()));
        out.element(
                "data",
                Titles.ofFact(page, claim),
                "value",
                claim.path("pointer").asText());
        out.close("a");
        if (!Facts.isEmpty(claim.path("value"))) {
            String pointer = claim.path("pointer").asText();
            out.text(": ").open("strong");
            facts.value(out, pointer.substring(pointer.lastIndexOf('/') + 1), claim.path("value"));
            out.close("strong");
        }
        out.close("p");
        if (claim.path("quote").path("value").isTextual()) {
            String lang = claim.at("/quote/lang").asText("und");
            out.open("blockquote", "lang", lang.equals("und") ? null : lang, "dir", "auto")
                    .text(claim.at("/quote/value").asText())
                    .close("blockquote");
        }
        Set<String> shown = new HashSet<>(Set.of("id", "subject", "pointer", "value", "quote", "version"));
        if (claim.path("updatedAt").equals(claim.path("createdAt"))) {
            shown.add("updatedAt");
        }
        out.add(facts.of(claim, shown));
        out.close("li");
    }

    Facts facts() {
        return facts;
    }
}
