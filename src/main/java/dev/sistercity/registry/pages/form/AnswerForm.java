package dev.sistercity.registry.pages.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.changerequest.api.Verdict;
import dev.sistercity.registry.endpoint.Operations;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.record.Facts;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** An answer to a change request. */
@Singleton
class AnswerForm implements SiteForm {

    private static final String PATH = "/v1/change-requests/";

    @Override
    public String name() {
        return "answer";
    }

    @Override
    public Content content(FormRequest asked) {
        FormRequest.Read read = asked.read(PATH + asked.id());
        Html lead = new Html();
        asked.link(lead, "change-requests", read.record());
        lead.add(new Facts(asked.page()).of(read.record(), FormRequest.BOOKKEEPING));
        return new Content(
                asked.word("answer.title"),
                lead,
                List.of(
                        FormField.of(
                                        FormField.Input.RADIO,
                                        "verdict",
                                        asked.word("answer.verdict"),
                                        asked.options(Verdict.class).stream()
                                                .map(each -> new FormField.Option(
                                                        each.value(), asked.word("answer." + each.value())))
                                                .toList(),
                                        "/verdict")
                                .needed(),
                        FormField.longText("reason", asked.word("answer.reason"), "/reason")
                                .hinted(asked.word("form.public"))
                                .needed()),
                read.version(),
                List.of(new FormField.Option("answer", asked.word("answer.send"))));
    }

    @Override
    public Operations.Call call(FormRequest asked, SentForm sent) {
        ObjectNode answer = asked.object();
        sent.get("verdict").ifPresent(verdict -> answer.put("verdict", verdict));
        sent.get("reason").ifPresent(reason -> answer.put("reason", reason));
        return asked.write("POST", PATH + asked.id() + "/answers", sent, answer);
    }

    @Override
    public String next(FormRequest asked, RestResponse<byte[]> done) {
        return "/change-requests/" + asked.id();
    }
}
