package dev.sistercity.registry.pages.form.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.endpoint.Operations;
import dev.sistercity.registry.pages.form.FormField;
import dev.sistercity.registry.pages.form.FormRequest;
import dev.sistercity.registry.pages.form.FormWriter;
import dev.sistercity.registry.pages.form.SentForm;
import dev.sistercity.registry.pages.form.SiteForm;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.record.Facts;
import dev.sistercity.registry.shared.http.MergePatch;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * One part of a draft: an object, or an item of a list that is added, changed or taken away. A list is sent whole, with the version of
 * the draft that its reader has seen: what another office wrote meanwhile is not written over.
 */
@Singleton
class DraftPartForm implements SiteForm {

    private static final String REMOVE = "remove";

    @Override
    public String name() {
        return "draft-parts";
    }

    @Override
    public boolean isOnDesk() {
        return false;
    }

    @Override
    public Content content(FormRequest asked) {
        FormRequest.Read read = DraftParts.open(asked);
        DraftParts.Part part = DraftParts.of(asked, read.record());
        String name = asked.language().property(part.name());
        Html lead = new Html()
                .open("p", "class", "lead")
                .link(asked.page().links().to(DraftParts.PAGE + asked.id()), asked.word("draft.edit"))
                .close("p");
        if (!part.isList()) {
            List<FormField> fields = new PartFields(asked).ofProperty(part.property(), part.now());
            return new Content(
                    asked.word("part.changeOf", name), lead, fields, read.version(), List.of(button(asked, "save")));
        }
        if (part.item().isEmpty()) {
            items(lead, asked, part, name);
        }
        JsonNode item = part.now().path(part.item().orElse(part.now().size()));
        List<FormField> fields = new PartFields(asked).ofItem(part.shape().type(), item, part.now());
        return new Content(
                asked.word(part.item().isEmpty() ? "part.addTo" : "part.changeOf", name),
                lead,
                fields,
                read.version(),
                part.item().isEmpty()
                        ? List.of(button(asked, "add"))
                        : List.of(button(asked, "save"), button(asked, REMOVE)));
    }

    private static FormField.Option button(FormRequest asked, String act) {
        return new FormField.Option(act, asked.word("part." + act));
    }

    private static void items(Html lead, FormRequest asked, DraftParts.Part part, String name) {
        Facts facts = new Facts(asked.page());
        lead.open("ul", "class", "cards");
        int number = 1;
        for (JsonNode item : part.now()) {
            String address = DraftParts.PAGE + asked.id() + '/' + part.name() + '/' + number;
            lead.open("li")
                    .add(facts.of(item, Set.of("id")))
                    .link(
                            asked.page().links().to(address),
                            asked.word("part.change"),
                            "aria-label",
                            asked.word("part.changeNumber", name, number++))
                    .close("li");
        }
        lead.close("ul");
    }

    @Override
    public Operations.Call call(FormRequest asked, SentForm sent) {
        DraftParts.Part part = DraftParts.of(asked, DraftParts.open(asked).record());
        PartValues values = new PartValues(asked, sent);
        ObjectNode content = asked.object();
        Optional<JsonNode> value =
                part.isList() ? list(asked, part, sent, values) : values.ofProperty(part.property(), part.now());
        value.ifPresent(now -> content.set(part.name(), now));
        ObjectNode patch = asked.object();
        patch.set("content", content);
        return asked.write("PATCH", DraftParts.PATH + asked.id(), sent, patch);
    }

    /** The list as it becomes, what is left empty being no item; empty where nothing was altered. */
    private static Optional<JsonNode> list(FormRequest asked, DraftParts.Part part, SentForm sent, PartValues values) {
        JsonNode before = values.shown(part.now());
        int place = part.item().orElse(before.size());
        boolean removed = part.item().isPresent() && sent.text(FormWriter.ACT).equals(REMOVE);
        ObjectNode altered = values.of(part.shape().type(), before.path(place));
        if (!removed && altered.isEmpty()) {
            return Optional.empty();
        }
        ArrayNode list = asked.mapper().createArrayNode();
        for (int i = 0; i < Math.max(before.size(), place + 1); i++) {
            JsonNode item = i == place ? MergePatch.apply(before.path(i), altered) : before.path(i);
            if (i != place || !removed && !PartValues.isNothing(item)) {
                list.add(item);
            }
        }
        return Optional.of(list);
    }

    @Override
    public String next(FormRequest asked, RestResponse<byte[]> done) {
        String property = asked.part().split("/", 2)[0];
        return DraftParts.PAGE + asked.id() + '/' + property;
    }
}
