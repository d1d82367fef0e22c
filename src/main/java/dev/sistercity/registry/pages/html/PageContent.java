package dev.sistercity.registry.pages.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A page before its layout is put around it.
 *
 * @param path without a query: the canonical address
 * @param query what else decides which page it is, percent-encoded, without lang and asOf; empty for nothing
 * @param title in plain text
 * @param description one sentence in plain text
 * @param main what stands in the page
 * @param api the same as an API call: path and query; null where there is none
 * @param forms in which else it comes
 * @param linkedData as schema.org has it; null for none
 * @param image path of a picture of it; null for none
 */
public record PageContent(
        String path,
        String query,
        String title,
        String description,
        Html main,
        String api,
        List<Alternate> forms,
        JsonNode linkedData,
        String image) {

    /** The same content in another form. */
    public record Alternate(String name, String mediaType, String href) {}

    /** A page that is nothing but a page. */
    public static PageContent of(String path, String title, String description, Html main) {
        return new PageContent(path, "", title, description, main, null, List.of(), null, null);
    }

    public PageContent withApi(String call, List<Alternate> others) {
        return new PageContent(path, query, title, description, main, call, others, linkedData, image);
    }

    public PageContent withLinkedData(JsonNode data) {
        return new PageContent(path, query, title, description, main, api, forms, data, image);
    }

    public PageContent withImage(String picture) {
        return new PageContent(path, query, title, description, main, api, forms, linkedData, picture);
    }

    public PageContent withQuery(String what) {
        return new PageContent(path, what, title, description, main, api, forms, linkedData, image);
    }
}
