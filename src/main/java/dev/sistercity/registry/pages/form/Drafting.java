package dev.sistercity.registry.pages.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.endpoint.Operations;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** A new record by a form: sent at once, or kept as a draft that the offices of the cities in it see. */
final class Drafting {

    private static final String DRAFT = "draft";

    private Drafting() {}

    static List<FormField.Option> buttons(FormRequest asked, String send) {
        return List.of(
                new FormField.Option("send", asked.word(send)), new FormField.Option(DRAFT, asked.word("draft.keep")));
    }

    /** @param cities references to those that it is about */
    static Operations.Call call(
            FormRequest asked, SentForm sent, String collection, ObjectNode record, List<String> cities) {
        if (!sent.text(FormWriter.ACT).equals(DRAFT)) {
            return asked.write("POST", "/v1/" + collection, sent, record);
        }
        ObjectNode draft = asked.object().put("resource", collection);
        draft.set("content", record);
        ArrayNode offices = draft.putArray("offices");
        for (String city : cities) {
            for (JsonNode office :
                    asked.page().registry().list("offices", "city", city).path("items")) {
                String id = office.path("id").asText();
                if (!id.equals(String.valueOf(asked.actor().office()))) {
                    offices.add(id);
                }
            }
        }
        return asked.write("POST", "/v1/drafts", sent, draft);
    }

    /** The page of what was made. */
    static String next(RestResponse<byte[]> done) {
        String path = done.getHeaderString("Location");
        String drafts = "/v1/drafts/";
        return path.startsWith(drafts) ? "/desk/draft/" + path.substring(drafts.length()) : path.substring(3);
    }
}
