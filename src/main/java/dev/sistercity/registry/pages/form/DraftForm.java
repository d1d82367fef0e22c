package dev.sistercity.registry.pages.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.endpoint.Operations;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.record.Facts;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;

/** A draft: to be commented on, published or thrown away. */
@Singleton
class DraftForm implements SiteForm {

    private static final String PATH = "/v1/drafts/";
    private static final String DRAFT = "draft";
    private static final String PUBLISH = "publish";
    private static final String DISCARD = "discard";
    private static final String CONTENT = "content";

    private final DraftAddresses addresses;

    DraftForm(DraftAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public String name() {
        return "draft";
    }

    @Override
    public Content content(FormRequest asked) {
        FormRequest.Read read = asked.read(PATH + asked.id());
        JsonNode draft = read.record();
        Set<String> leftOut = new HashSet<>(FormRequest.BOOKKEEPING);
        leftOut.add(CONTENT);
        leftOut.add("resource");
        Html lead = asked.lead(asked.word(
                "draft.text", asked.language().collection(draft.path("resource").asText())));
        Facts facts = new Facts(asked.page());
        lead.add(facts.of(draft.path(CONTENT), Set.of()));
        if (!draft.has("published")) {
            lead.open("p")
                    .link(asked.page().links().to("/desk/edit/" + asked.id()), asked.word("draft.edit"))
                    .close("p");
        }
        lead.element("h2", asked.word("draft.about")).add(facts.of(draft, leftOut));
        List<FormField.Option> buttons = new ArrayList<>();
        buttons.add(new FormField.Option("comment", asked.word("draft.comment")));
        if (!draft.has("published")) {
            buttons.add(new FormField.Option(PUBLISH, asked.word("draft.publish")));
            buttons.add(new FormField.Option(DISCARD, asked.word("draft.discard")));
        }
        return new Content(
                asked.word("draft.title"),
                lead,
                List.of(FormField.longText("text", asked.word("draft.say"), "/text")),
                read.version(),
                buttons);
    }

    @Override
    public Operations.Call call(FormRequest asked, SentForm sent) {
        String draft = PATH + asked.id();
        return switch (sent.text(FormWriter.ACT)) {
            case PUBLISH -> asked.write("POST", draft + "/publish", sent, null);
            case DISCARD -> asked.write("DELETE", draft, sent, null);
            default ->
                asked.write("POST", draft + "/comments", sent, asked.object().put("text", sent.text("text")));
        };
    }

    @Override
    public Optional<String> elsewhere(FormRequest asked, String pointer) {
        String content = '/' + CONTENT;
        return pointer.startsWith(content)
                ? Optional.of(addresses.of(
                        asked, asked.read(PATH + asked.id()).record(), pointer.substring(content.length())))
                : Optional.empty();
    }

    @Override
    public String next(FormRequest asked, RestResponse<byte[]> done) {
        if (done.getEntity() == null) {
            return "/desk";
        }
        String published = asked.json(done.getEntity()).path("published").asText("");
        return published.startsWith("/v1/") ? published.substring(3) : "/desk/draft/" + asked.id();
    }

    /** How a form with a new record is sent: at once, or kept as a draft that the offices of the cities in it see. */
    static List<FormField.Option> choices(FormRequest asked, String send) {
        return List.of(
                new FormField.Option("send", asked.word(send)), new FormField.Option(DRAFT, asked.word("draft.keep")));
    }

    /** @param cities references to those that it is about */
    static Operations.Call recordOrDraft(
            FormRequest asked, SentForm sent, String collection, ObjectNode record, List<String> cities) {
        if (!sent.text(FormWriter.ACT).equals(DRAFT)) {
            return asked.write("POST", "/v1/" + collection, sent, record);
        }
        ObjectNode draft = asked.object().put("resource", collection);
        draft.set(CONTENT, record);
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
    static String made(RestResponse<byte[]> done) {
        String path = done.getHeaderString("Location");
        String drafts = "/v1/drafts/";
        return path.startsWith(drafts) ? "/desk/draft/" + path.substring(drafts.length()) : path.substring(3);
    }
}
