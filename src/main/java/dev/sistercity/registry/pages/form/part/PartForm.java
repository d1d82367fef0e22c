package dev.sistercity.registry.pages.form.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.endpoint.Operations;
import dev.sistercity.registry.pages.form.FormField;
import dev.sistercity.registry.pages.form.FormRequest;
import dev.sistercity.registry.pages.form.FormWriter;
import dev.sistercity.registry.pages.form.SentForm;
import dev.sistercity.registry.pages.form.SiteForm;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.pages.record.Facts;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * One part of a record: added, changed or taken away, by the operations that the API has for it. A list whose items have no addresses of
 * their own is changed as a whole.
 */
@Singleton
class PartForm implements SiteForm {

    private static final String REMOVE = "remove";

    @Override
    public String name() {
        return "parts";
    }

    @Override
    public boolean isOnDesk() {
        return false;
    }

    @Override
    public Content content(FormRequest asked) {
        FormRequest.Read read = asked.read(path(asked));
        RecordParts.Part part = RecordParts.of(asked);
        JsonNode list = read.record().path(part.list());
        Html lead = new Html();
        asked.link(lead, asked.collection(), read.record());
        PartFields fields = new PartFields(asked);
        String name = asked.language().property(part.list());
        if (!part.hasItems()) {
            lead.element("p", asked.word("part.rows"));
            return new Content(
                    name, lead, fields.ofList(part.list(), part.type(), list), read.version(), buttons(asked, "save"));
        }
        if (part.item().isEmpty()) {
            return new Content(
                    asked.word("part.addTo", name),
                    lead,
                    fields.of(part.type(), asked.object().path("")),
                    read.version(),
                    buttons(asked, "add"));
        }
        JsonNode item = RecordParts.item(list, part.item().get());
        lead.add(new Facts(asked.page()).of(item, Set.of("id")));
        return new Content(
                asked.word("part.changeOf", name),
                lead,
                fields.of(part.type(), item),
                read.version(),
                buttons(asked, "save", REMOVE));
    }

    private static List<FormField.Option> buttons(FormRequest asked, String... acts) {
        return List.of(acts).stream()
                .map(act -> new FormField.Option(act, asked.word("part." + act)))
                .toList();
    }

    @Override
    public Operations.Call call(FormRequest asked, SentForm sent) {
        RecordParts.Part part = RecordParts.of(asked);
        JsonNode list = asked.read(path(asked)).record().path(part.list());
        PartValues values = new PartValues(asked, sent);
        if (!part.hasItems()) {
            ObjectNode patch = asked.object();
            values.ofList(part.list(), part.type(), list).ifPresent(rows -> patch.set(part.list(), rows));
            return asked.write("PATCH", path(asked), sent, patch);
        }
        String items = path(asked) + '/' + part.list();
        if (part.item().isEmpty()) {
            return asked.write(
                    "POST", items, sent, values.of(part.type(), asked.object().path("")));
        }
        String item = items + '/' + part.item().get();
        if (sent.text(FormWriter.ACT).equals(REMOVE)) {
            return asked.write("DELETE", item, sent, null);
        }
        JsonNode before = RecordParts.item(list, part.item().get());
        return asked.write("PATCH", item, sent, values.of(part.type(), before));
    }

    private static String path(FormRequest asked) {
        return "/v1/" + asked.collection() + '/' + asked.id();
    }

    @Override
    public String next(FormRequest asked, RestResponse<byte[]> done) {
        return RecordParts.PATH + PageLinks.path(asked.collection(), asked.id());
    }

    /** A partnership's other side has to agree with some changes: what was made of it then is told at once. */
    @Override
    public Optional<Html> thanks(FormRequest asked, RestResponse<byte[]> done) {
        if (done.getStatus() != 202) {
            return Optional.empty();
        }
        String request = done.getHeaderString("Location").substring("/v1".length());
        Html thanks = new Html().element("h1", asked.word("part.asked"));
        thanks.element("p", asked.word("part.askedText"), "class", "lead");
        return Optional.of(thanks.open("p")
                .link(asked.page().links().to(request), asked.word("mistake.request"))
                .close("p"));
    }
}
