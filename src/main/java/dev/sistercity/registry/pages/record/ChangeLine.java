package dev.sistercity.registry.pages.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageLinks;
import java.util.List;

/** One change of the log in one line. */
public final class ChangeLine {

    private ChangeLine() {}

    /** @param linked the collections whose records have pages */
    public static void write(Html out, PageRequest page, JsonNode change, List<String> linked) {
        Values values = new Values(page);
        String collection = change.path("resource").asText();
        String id = change.path("id").asText();
        String title = Titles.of(page, collection, change.path("record"));
        if (linked.contains(collection)) {
            out.open("a", "href", page.links().to(PageLinks.path(collection, id) + "/history"));
            out.foreign(title, null).close("a");
        } else {
            out.foreign(title, null);
        }
        out.open("small").text(" ").text(page.language().collection(collection)).text(" · ");
        values.word(out, change.path("action").asText());
        out.text(" · ");
        values.moment(out, change.path("at").asText());
        out.text(" · ");
        values.scalar(out, "actor", change.path("actor"));
        out.text(" · ").text("№ " + change.path("sequence").asText()).close("small");
        if (change.path("reason").isTextual()) {
            out.open("p").foreign(change.path("reason").asText(), null).close("p");
        }
    }
}
