package dev.sistercity.registry.pages.form;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.endpoint.Operations;
import dev.sistercity.registry.exchange.ExchangeKind;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** An exchange that an office enters. */
@Singleton
class ExchangeForm implements SiteForm {

    private static final String HOST = "/hostCity";
    private static final String GUESTS = "/guestCities";

    @Override
    public String name() {
        return "exchange";
    }

    @Override
    public Content content(FormRequest asked) {
        String cityHint = asked.word("form.cityHint");
        return new Content(
                asked.word("exchange.title"),
                asked.lead(asked.word("exchange.text")),
                List.of(
                        FormField.of(
                                FormField.Input.CHOICE,
                                "kind",
                                asked.language().property("kind"),
                                asked.options(ExchangeKind.class),
                                "/kind"),
                        FormField.text("date", asked.language().property("date"), "/date")
                                .hinted(asked.word("form.dateHint")),
                        FormField.text("host", asked.language().property("hostCity"), HOST)
                                .hinted(cityHint),
                        FormField.longText("guests", asked.language().property("guestCities"), GUESTS)
                                .hinted(asked.word("exchange.guestsHint"))
                                .needed(),
                        FormField.text("place", asked.language().property("place"), "/place"),
                        FormField.longText("summary", asked.language().property("summary"), "/summary")
                                .hinted(asked.word("form.public"))),
                null,
                DraftForm.choices(asked, "exchange.send"));
    }

    @Override
    public Operations.Call call(FormRequest asked, SentForm sent) {
        ObjectNode exchange = asked.object();
        sent.get("kind").ifPresent(kind -> exchange.put("kind", kind));
        sent.get("date").ifPresent(date -> exchange.put("date", date));
        List<String> cities = new ArrayList<>();
        sent.get("host").ifPresent(host -> cities.add(CityChoice.reference(asked, host, HOST)));
        cities.forEach(host -> exchange.put("hostCity", host));
        ArrayNode guests = exchange.putArray("guestCities");
        for (String guest : sent.several("guests")) {
            String city = CityChoice.reference(asked, guest, GUESTS);
            guests.add(city);
            cities.add(city);
        }
        sent.get("place").ifPresent(place -> exchange.put("place", place));
        sent.get("summary").ifPresent(text -> exchange.putArray("summary")
                .addObject()
                .put("lang", asked.language().tag())
                .put("value", text));
        return DraftForm.recordOrDraft(asked, sent, "exchanges", exchange, cities);
    }

    @Override
    public String next(FormRequest asked, RestResponse<byte[]> done) {
        return DraftForm.made(done);
    }
}
