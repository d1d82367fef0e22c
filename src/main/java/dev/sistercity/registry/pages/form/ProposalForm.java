package dev.sistercity.registry.pages.form;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.endpoint.Operations;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;

/** A partnership that an office proposes to another city. */
@Singleton
class ProposalForm implements SiteForm {

    private static final String OWN = "/parties/0";
    private static final String PARTNER = "/parties/1";

    @Override
    public String name() {
        return "proposal";
    }

    @Override
    public Content content(FormRequest asked) {
        return new Content(
                asked.word("proposal.title"),
                asked.lead(asked.word("proposal.text")),
                List.of(
                        CityChoice.own(asked, "own", OWN),
                        FormField.text("partner", asked.word("form.partner"), PARTNER)
                                .hinted(asked.word("form.cityHint"))
                                .needed(),
                        FormField.of(
                                        FormField.Input.CHOICE,
                                        "kind",
                                        asked.language().property("kind"),
                                        asked.options(PartnershipKind.class),
                                        "/kind")
                                .with("sister-city"),
                        FormField.text("established", asked.language().property("established"), "/established")
                                .hinted(asked.word("form.dateHint")),
                        FormField.text("fields", asked.language().property("fields"), "/fields")
                                .hinted(asked.word("proposal.fieldsHint"))),
                null,
                DraftForm.choices(asked, "proposal.send"));
    }

    @Override
    public Operations.Call call(FormRequest asked, SentForm sent) {
        String own = CityChoice.reference(asked, sent.text("own"), OWN);
        String partner = CityChoice.reference(asked, sent.text("partner"), PARTNER);
        ObjectNode tie = asked.object().put("status", "proposed");
        sent.get("kind").ifPresent(kind -> tie.put("kind", kind));
        ArrayNode parties = tie.putArray("parties");
        parties.addObject().put("city", own);
        parties.addObject().put("city", partner);
        sent.get("established").ifPresent(date -> tie.put("established", date));
        ArrayNode fields = tie.putArray("fields");
        for (String field : sent.text("fields").split("[,;]")) {
            if (!field.isBlank()) {
                fields.add(field.strip().toLowerCase(Locale.ROOT).replace(' ', '-'));
            }
        }
        return DraftForm.recordOrDraft(asked, sent, "partnerships", tie, List.of(partner));
    }

    @Override
    public String next(FormRequest asked, RestResponse<byte[]> done) {
        return DraftForm.made(done);
    }
}
