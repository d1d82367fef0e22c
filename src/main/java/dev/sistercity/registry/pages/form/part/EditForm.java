package dev.sistercity.registry.pages.form.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.endpoint.Operations;
import dev.sistercity.registry.pages.form.CityChoice;
import dev.sistercity.registry.pages.form.FormField;
import dev.sistercity.registry.pages.form.FormRequest;
import dev.sistercity.registry.pages.form.FormWriter;
import dev.sistercity.registry.pages.form.SentForm;
import dev.sistercity.registry.pages.form.SiteForm;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.record.Facts;
import dev.sistercity.registry.pages.record.RegistryAnswers;
import dev.sistercity.registry.shared.value.Text;
import jakarta.inject.Singleton;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * A draft that is changed. Only what its reader altered is sent, as a merge patch: what another office wrote meanwhile, and what a form
 * cannot show, stays.
 */
@Singleton
class EditForm implements SiteForm {

    private static final String PUBLISH = "publish";
    private static final String CONTENT = "/content/";
    private static final String PARTIES = "parties";

    /** Properties with references to cities. */
    private static final Set<String> CITIES =
            Set.of("hostCity", "venueCity", "guestCities", "fromCity", "toCity", "city", "coordinator", "endedBy");

    @Override
    public String name() {
        return "edit";
    }

    @Override
    public Content content(FormRequest asked) {
        FormRequest.Read read = DraftParts.open(asked);
        JsonNode draft = read.record();
        String collection = draft.path("resource").asText();
        Html lead = asked.lead(asked.word("draft.text", asked.language().collection(collection)));
        lead.open("details", "open", asked.context().request().method().name().equals("POST") ? Boolean.TRUE : null)
                .element("summary", asked.word("draft.now"))
                .add(new Facts(asked.page()).of(draft.path("content"), Set.of()))
                .close("details");
        lead.add(DraftParts.links(asked, draft));
        List<FormField> fields = new ArrayList<>();
        for (RecordComponent property : asked.page().registry().properties(collection)) {
            JsonNode value = draft.path("content").path(property.getName());
            Shape shape = shape(property, value);
            if (shape != Shape.OTHER) {
                FormField field = field(asked, property, shape, written(asked, property.getName(), shape, value));
                fields.add(field);
                fields.add(FormField.hidden(SentForm.WAS + field.name(), field.value()));
            }
        }
        return new Content(
                asked.word("draft.edit"),
                lead,
                fields,
                read.version(),
                List.of(
                        new FormField.Option("save", asked.word("draft.save")),
                        new FormField.Option(PUBLISH, asked.word("draft.savePublish"))));
    }

    /** What each form sends along has names too: a property of such a name has another field. */
    private static String field(String property) {
        return FormWriter.sendsAlong(property) ? "content." + property : property;
    }

    /** How a property is asked for. */
    private enum Shape {
        ONE,
        CHOSEN,
        SEVERAL,
        TEXTS,
        SIDES,
        OTHER
    }

    /** What a draft holds is checked when it is published: until then it may be of any other shape, which no field can show. */
    private static Shape shape(RecordComponent property, JsonNode value) {
        Class<?> type = property.getType();
        if (type.isEnum() || RegistryAnswers.isPlain(type)) {
            boolean plain = value.isMissingNode() || value.isValueNode();
            return plain ? type.isEnum() ? Shape.CHOSEN : Shape.ONE : Shape.OTHER;
        }
        for (JsonNode item : value) {
            if (!item.isTextual()
                    && !item.path("city").isTextual()
                    && !item.path("value").isTextual()) {
                return Shape.OTHER;
            }
        }
        Type items = property.getGenericType() instanceof ParameterizedType list && type == List.class
                ? list.getActualTypeArguments()[0]
                : null;
        if (items == String.class) {
            return Shape.SEVERAL;
        }
        if (items == Text.class) {
            return Shape.TEXTS;
        }
        return property.getName().equals(PARTIES) ? Shape.SIDES : Shape.OTHER;
    }

    private static FormField field(FormRequest asked, RecordComponent property, Shape shape, String value) {
        FormField field = empty(asked, property, shape, value);
        // An input of one line takes the ends of lines out.
        return (value.indexOf('\n') >= 0 && field.input() == FormField.Input.TEXT
                        ? FormField.longText(field.name(), field.label(), CONTENT + property.getName())
                        : field)
                .with(value);
    }

    @SuppressWarnings("unchecked")
    private static FormField empty(FormRequest asked, RecordComponent property, Shape shape, String value) {
        String name = field(property.getName());
        String label = asked.language().property(property.getName());
        String pointer = CONTENT + property.getName();
        return switch (shape) {
            case CHOSEN -> {
                List<FormField.Option> options = new ArrayList<>(List.of(new FormField.Option("", "–")));
                options.addAll(asked.options((Class<? extends Enum<?>>) property.getType()));
                if (options.stream().noneMatch(option -> option.value().equals(value))) {
                    options.add(new FormField.Option(value, value));
                }
                yield FormField.of(FormField.Input.CHOICE, name, label, options, pointer);
            }
            case SEVERAL, SIDES -> FormField.longText(name, label, pointer).hinted(asked.word("draft.lines"));
            case TEXTS -> {
                String language = asked.language().language(asked.language().tag());
                yield FormField.longText(name, label + " (" + language + ')', pointer);
            }
            default -> FormField.text(name, label, pointer);
        };
    }

    /** What stands in a field; "" for nothing. */
    private static String written(FormRequest asked, String name, Shape shape, JsonNode value) {
        return switch (shape) {
            case TEXTS -> {
                for (JsonNode text : value) {
                    if (text.path("lang").asText().equals(asked.language().tag())) {
                        yield text.path("value").asText().strip();
                    }
                }
                yield "";
            }
            case SEVERAL, SIDES -> {
                List<String> lines = new ArrayList<>();
                value.forEach(item -> lines.add(
                        CITIES.contains(name) || shape == Shape.SIDES
                                ? CityChoice.name(asked, reference(item))
                                : item.asText()));
                yield String.join("\n", lines).strip();
            }
            default -> {
                String text =
                        value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
                yield CITIES.contains(name) ? CityChoice.name(asked, text) : text;
            }
        };
    }

    private static String reference(JsonNode item) {
        return item.path("city").isTextual() ? item.path("city").asText() : item.asText();
    }

    @Override
    public Optional<String> elsewhere(FormRequest asked, String pointer) {
        if (!pointer.startsWith(CONTENT)) {
            return Optional.empty();
        }
        JsonNode draft = asked.read(DraftParts.PATH + asked.id()).record();
        String part = DraftParts.at(asked, draft, pointer.substring(CONTENT.length() - 1));
        return part.isEmpty() ? Optional.empty() : Optional.of(DraftParts.PAGE + asked.id() + part);
    }

    @Override
    public Operations.Call call(FormRequest asked, SentForm sent) {
        JsonNode draft = asked.read(DraftParts.PATH + asked.id()).record();
        ObjectNode content = asked.object();
        for (RecordComponent property :
                asked.page().registry().properties(draft.path("resource").asText())) {
            JsonNode before = draft.path("content").path(property.getName());
            if (shape(property, before) != Shape.OTHER && sent.altered(field(property.getName()))) {
                content.set(property.getName(), value(asked, sent, property, before));
            }
        }
        ObjectNode patch = asked.object();
        patch.set("content", content);
        Operations.Call save = asked.write("PATCH", DraftParts.PATH + asked.id(), sent, patch);
        if (!sent.text(FormWriter.ACT).equals(PUBLISH)) {
            return save;
        }
        String saved = asked.operations().call(asked.context(), save).getHeaderString("ETag");
        Map<String, String> headers = new LinkedHashMap<>(save.headers());
        headers.put("If-Match", saved);
        headers.computeIfPresent("Idempotency-Key", (name, key) -> key + "-publish");
        return new Operations.Call("POST", DraftParts.PATH + asked.id() + "/publish", headers, null);
    }

    /** What a property becomes; null to take it out. */
    private static JsonNode value(FormRequest asked, SentForm sent, RecordComponent property, JsonNode before) {
        String name = property.getName();
        Shape shape = shape(property, before);
        String text = sent.text(field(name));
        ObjectNode made = asked.object();
        if (shape == Shape.TEXTS) {
            return texts(asked, text, before);
        }
        if (text.isEmpty()) {
            return made.nullNode();
        }
        return switch (shape) {
            case SEVERAL, SIDES -> several(asked, sent, name, shape, before);
            default -> {
                if (CITIES.contains(name)) {
                    made.put(name, CityChoice.reference(asked, text, CONTENT + name));
                } else if (Number.class.isAssignableFrom(property.getType())) {
                    made.set(name, PartValues.number(asked, text));
                } else {
                    made.put(name, text);
                }
                yield made.get(name);
            }
        };
    }

    /** The text in the page's language in the place of the one before; others stay. */
    private static ArrayNode texts(FormRequest asked, String text, JsonNode before) {
        ArrayNode texts = asked.object().putArray("texts");
        for (JsonNode other : before) {
            if (!other.path("lang").asText().equals(asked.language().tag())) {
                texts.add(other);
            }
        }
        if (!text.isEmpty()) {
            texts.addObject().put("value", text).put("lang", asked.language().tag());
        }
        return texts;
    }

    /** A line that stood there before is what it was, with all that belongs to it. */
    private static ArrayNode several(FormRequest asked, SentForm sent, String name, Shape shape, JsonNode before) {
        ArrayNode items = asked.object().putArray(name);
        boolean cities = CITIES.contains(name) || shape == Shape.SIDES;
        Map<String, JsonNode> known = new LinkedHashMap<>();
        before.forEach(
                item -> known.putIfAbsent(cities ? CityChoice.name(asked, reference(item)) : item.asText(), item));
        for (String line : sent.text(field(name)).lines().map(String::strip).toList()) {
            if (line.isEmpty()) {
                continue;
            }
            JsonNode same = known.remove(line);
            if (same != null) {
                items.add(same);
            } else if (!cities) {
                items.add(line);
            } else if (shape == Shape.SIDES) {
                items.addObject().put("city", CityChoice.reference(asked, line, CONTENT + name));
            } else {
                items.add(CityChoice.reference(asked, line, CONTENT + name));
            }
        }
        return items;
    }

    @Override
    public String next(FormRequest asked, RestResponse<byte[]> done) {
        String published = asked.json(done.getEntity()).path("published").asText("");
        return published.startsWith("/v1/") ? published.substring(3) : "/desk/draft/" + asked.id();
    }
}
