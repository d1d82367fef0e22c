package dev.sistercity.registry.pages.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.endpoint.Operations;
import dev.sistercity.registry.endpoint.request.RequestToken;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.record.Facts;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;

/** A mistake in a record, reported by a reader without a key: a change request, by the rules and limits that it has in the API. */
@Singleton
class MistakeForm implements SiteForm {

    private static final String NAME = "name";

    /** That the record should not be there. */
    private static final String DELETE = "-delete";

    @Override
    public String name() {
        return "mistakes";
    }

    @Override
    public boolean isOnDesk() {
        return false;
    }

    @Override
    public Content content(FormRequest asked) {
        JsonNode record = asked.page().registry().record(asked.collection(), asked.id());
        Html lead = new Html();
        asked.link(lead, asked.collection(), record);
        lead.element("p", asked.word("mistake.text"));
        List<FormField.Option> what = new ArrayList<>();
        for (String property : properties(asked, record)) {
            String now = record.path(property).isValueNode()
                    ? Facts.written(asked.page(), property, record.path(property))
                    : "";
            String label = asked.language().property(property);
            what.add(new FormField.Option(property, now.isEmpty() ? label : label + ": " + shortened(now)));
        }
        what.add(new FormField.Option(DELETE, asked.word("mistake.delete")));
        return new Content(
                asked.word("mistake.title"),
                lead,
                List.of(
                        FormField.of(FormField.Input.CHOICE, "what", asked.word("mistake.what"), what, "/subject"),
                        new FormField(
                                "value",
                                asked.word("mistake.value"),
                                asked.word("mistake.valueHint"),
                                FormField.Input.TEXT,
                                List.of(),
                                null,
                                false,
                                List.of("/patch", "/action")),
                        FormField.longText("reason", asked.word("mistake.reason"), "/reason")
                                .hinted(asked.word("form.public"))
                                .needed(),
                        FormField.longText("sources", asked.word("mistake.sources"), "/sources")
                                .hinted(asked.word("mistake.sourcesHint"))),
                null,
                List.of(new FormField.Option("report", asked.word("mistake.send"))));
    }

    private static String shortened(String text) {
        int longest = 60;
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest)) + "…";
    }

    /** What can be told in one line. */
    private static Set<String> properties(FormRequest asked, JsonNode record) {
        Set<String> properties = new LinkedHashSet<>();
        if (record.path("names").isArray() && record.path(NAME).isTextual()) {
            properties.add(NAME);
        }
        properties.addAll(asked.page().registry().plainProperties(asked.collection()));
        return properties;
    }

    @Override
    public Operations.Call call(FormRequest asked, SentForm sent) {
        ObjectNode request = asked.object();
        request.putObject("subject").put("resource", asked.collection()).put("id", asked.id());
        String what = sent.text("what");
        if (what.equals(DELETE)) {
            request.put("action", "delete");
        } else {
            request.set("patch", patch(asked, what, sent.text("value")));
        }
        sent.get("reason").ifPresent(reason -> request.put("reason", reason));
        ArrayNode sources = request.putArray("sources");
        sent.several("sources").forEach(sources::add);
        return asked.write("POST", "/v1/change-requests", sent, request);
    }

    private static ObjectNode patch(FormRequest asked, String property, String value) {
        ObjectNode patch = asked.object();
        JsonNode record = asked.page().registry().record(asked.collection(), asked.id());
        if (property.equals(NAME)) {
            ArrayNode names = patch.putArray("names");
            for (JsonNode name : record.path("names")) {
                ObjectNode same = name.deepCopy();
                names.add(name.path("value").equals(record.path(NAME)) ? same.put("value", value) : same);
            }
        } else if (value.isEmpty()) {
            patch.putNull(property);
        } else if (record.path(property).isNumber()) {
            number(patch, property, value);
        } else {
            patch.put(property, value);
        }
        return patch;
    }

    /** What is no number is refused as one. */
    private static void number(ObjectNode patch, String property, String value) {
        try {
            patch.put(property, new BigDecimal(value));
        } catch (NumberFormatException e) {
            patch.put(property, value);
        }
    }

    @Override
    public String next(FormRequest asked, RestResponse<byte[]> done) {
        return done.getHeaderString("Location").substring("/v1".length());
    }

    @Override
    public Optional<Html> thanks(FormRequest asked, RestResponse<byte[]> done) {
        Html thanks = new Html().element("h1", asked.word("mistake.thanks"));
        thanks.element("p", asked.word("mistake.thanksText"), "class", "lead");
        thanks.open("p")
                .link(asked.page().links().to(next(asked, done)), asked.word("mistake.request"))
                .close("p");
        String token = done.getHeaderString(RequestToken.HEADER);
        if (token != null) {
            thanks.element("p", asked.word("mistake.token"))
                    .open("p")
                    .element("code", token)
                    .close("p");
        }
        return Optional.of(thanks);
    }
}
