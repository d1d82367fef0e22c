package dev.sistercity.registry.pages.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.endpoint.Operations;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.record.Facts;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.partnership.api.Stance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;

/** What a side says of a partnership: it confirms the record, disputes it, or takes its word back. */
@Singleton
class WordForm implements SiteForm {

    private static final String PATH = "/v1/partnerships/";

    private final CityCollection cities;

    WordForm(CityCollection cities) {
        this.cities = cities;
    }

    @Override
    public String name() {
        return "word";
    }

    @Override
    public Content content(FormRequest asked) {
        FormRequest.Read read = asked.read(PATH + asked.id());
        JsonNode tie = read.record();
        Html lead = new Html();
        asked.link(lead, "partnerships", tie);
        lead.add(new Facts(asked.page()).of(tie, FormRequest.BOOKKEEPING));
        List<FormField> fields = new ArrayList<>();
        List<FormField.Option> sides = sides(asked, tie);
        fields.add(FormField.of(FormField.Input.RADIO, "city", asked.word("word.side"), sides, "/city")
                .with(sides.size() == 1 ? sides.get(0).value() : null)
                .needed());
        fields.add(FormField.of(
                        FormField.Input.RADIO,
                        "stance",
                        asked.word("word.stance"),
                        asked.options(Stance.class).stream()
                                .map(each -> new FormField.Option(each.value(), asked.word("word." + each.value())))
                                .sorted((a, b) -> order(a) - order(b))
                                .toList(),
                        "/stance")
                .needed());
        fields.add(FormField.text("established", asked.word("word.established"), "/established")
                .hinted(asked.word("form.dateHint")));
        List<FormField.Option> kinds =
                new ArrayList<>(List.of(new FormField.Option("", asked.word("word.asRecorded"))));
        kinds.addAll(asked.options(PartnershipKind.class));
        fields.add(FormField.of(FormField.Input.CHOICE, "kind", asked.word("word.kind"), kinds, "/kind"));
        fields.add(FormField.longText("note", asked.word("word.note"), "/note").hinted(asked.word("form.public")));
        return new Content(
                asked.word("word.title"),
                lead,
                fields,
                read.version(),
                List.of(new FormField.Option("say", asked.word("word.say"))));
    }

    /** To say none is to take a word back, and comes last. */
    private static int order(FormField.Option stance) {
        return stance.value().equals("none") ? 1 : 0;
    }

    /** Those that the office speaks for; all where it speaks for none, so that the refusal tells why. */
    private List<FormField.Option> sides(FormRequest asked, JsonNode tie) {
        Set<UUID> ours = asked.actor().cities().stream()
                .flatMap(city ->
                        CityLookup.units(asked.page().reading().snapshot().records(cities), city).stream())
                .collect(Collectors.toSet());
        List<FormField.Option> all = new ArrayList<>();
        List<FormField.Option> own = new ArrayList<>();
        for (JsonNode party : tie.path("parties")) {
            String id = party.at("/city/id").asText();
            FormField.Option side =
                    new FormField.Option(id, party.at("/city/name").asText());
            all.add(side);
            if (ours.contains(UUID.fromString(id))) {
                own.add(side);
            }
        }
        return own.isEmpty() ? all : own;
    }

    @Override
    public Operations.Call call(FormRequest asked, SentForm sent) {
        ObjectNode word = asked.object();
        sent.get("stance").ifPresent(stance -> word.put("stance", stance));
        sent.get("established").ifPresent(date -> word.put("established", date));
        sent.get("kind").ifPresent(kind -> word.put("kind", kind));
        sent.get("note").ifPresent(note -> word.put("note", note));
        String city = CityChoice.reference(asked, sent.text("city"), "/city");
        return asked.write("PUT", PATH + asked.id() + "/confirmations/" + city, sent, word);
    }

    @Override
    public String next(FormRequest asked, RestResponse<byte[]> done) {
        return "/partnerships/" + asked.id();
    }
}
