package dev.sistercity.registry.pages.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.pages.html.Html;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists of records as parts of other pages. */
public final class RecordLines {

    private final PageRequest page;
    private final Sections sections;

    public RecordLines(PageRequest page) {
        this.page = page;
        sections = new Sections(page);
    }

    /**
     * The records that a filter leaves, as many as a page holds, and where all of them are.
     *
     * @param values of the filter
     * @param most how many
     */
    public void section(Html main, String collection, String filter, List<String> values, String most) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put(filter, values);
        String query = RegistryReads.query(parameters);
        parameters.put("limit", List.of(most));
        JsonNode list = page.registry().list(collection, parameters);
        int total = list.at("/page/total").asInt();
        sections.heading(main, collection, page.language().collection(collection), total);
        if (total == 0) {
            main.element("p", page.language().word("list.none"));
        }
        sections.lines(main, collection, list.path("items"));
        if (list.at("/page/nextCursor").isTextual()) {
            main.open("p")
                    .link(
                            page.links().to('/' + collection + '?' + query),
                            page.language().word("list.all", total))
                    .close("p");
        }
        main.close("section");
    }
}
