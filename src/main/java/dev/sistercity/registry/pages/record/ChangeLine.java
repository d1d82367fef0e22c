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
        write(out, page, change, linked, 1);
    }

    /**
     * As above, for the last of several that say the same.
     *
     * @param many how many say it
     */
    public static void write(Html out, PageRequest page, JsonNode change, List<String> linked, int many) {
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
        long last = change.path("sequence").asLong();
        out.text(" · ").text("№ " + (many > 1 ? (last - many + 1) + "–" : "") + last);
        out.close("small");
        if (change.path("reason").isTextual()) {
            out.open("p").foreign(change.path("reason").asText(), null).close("p");
        }
    }

    /** Whether the same was done by the same to records of one kind with one title, and no reason is given. */
    public static boolean saysTheSame(PageRequest page, JsonNode change, JsonNode other) {
        String collection = change.path("resource").asText();
        return List.of("resource", "action", "actor").stream()
                        .allMatch(each -> change.path(each).equals(other.path(each)))
                && !change.has("reason")
                && !other.has("reason")
                && Titles.of(page, collection, change.path("record"))
                        .equals(Titles.of(page, collection, other.path("record")));
    }
}
