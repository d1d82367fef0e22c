package dev.sistercity.registry.pages.form.part;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.pages.form.CityChoice;
import dev.sistercity.registry.pages.form.FormField;
import dev.sistercity.registry.pages.form.FormRequest;
import dev.sistercity.registry.pages.form.SentForm;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** The fields of a part, whatever its type has: what is nested has fields of its own, and each list one more row, to be filled in. */
final class PartFields {

    /** The name of the field that holds a list as it was shown. */
    static final String SHOWN = "shown";

    private final FormRequest asked;
    private final List<FormField> fields = new ArrayList<>();

    PartFields(FormRequest asked) {
        this.asked = asked;
    }

    /**
     * Of a part.
     *
     * @param now as the API answers it; missing for a new one
     */
    List<FormField> of(Class<?> type, JsonNode now) {
        properties(type, now, PartPlace.ROOT);
        return fields;
    }

    /** Of an item of a list that is sent whole. */
    List<FormField> ofItem(Class<?> type, JsonNode item, JsonNode list) {
        shown(list);
        return of(type, item);
    }

    /** A list that is sent whole is made of what its reader has seen, so that a form sent twice says the same twice. */
    private void shown(JsonNode list) {
        fields.add(FormField.hidden(SHOWN, list.isArray() ? list.toString() : "[]"));
    }

    /** Of a list as a whole. */
    List<FormField> ofList(String list, Class<?> items, JsonNode now) {
        shown(now);
        rows(items, now, PartPlace.ROOT.property(list, asked.language()));
        return fields;
    }

    /** Of one property. */
    List<FormField> ofProperty(RecordComponent property, JsonNode now) {
        property(PartShape.of(property), now, PartPlace.ROOT.property(property.getName(), asked.language()));
        return fields;
    }

    private void properties(Class<?> type, JsonNode now, PartPlace at) {
        for (RecordComponent property : type.getRecordComponents()) {
            PartShape shape = PartShape.of(property);
            property(shape, now.path(property.getName()), at.property(property.getName(), asked.language()));
        }
    }

    private void property(PartShape shape, JsonNode now, PartPlace at) {
        if (at.isTooDeep()) {
            return;
        }
        switch (shape.kind()) {
            case GROUP -> properties(shape.type(), now, at);
            case GROUPS -> rows(shape.type(), now, at);
            case NOT_ASKED -> {
                return;
            }
            default -> {
                String value = shape.kind() == PartShape.Kind.CITY && now.isTextual()
                        ? CityChoice.name(asked, now.asText())
                        : written(now);
                fields.add(field(shape, at, value).with(value));
                fields.add(FormField.hidden(SentForm.WAS + at.name(), value));
            }
        }
    }

    private void rows(Class<?> type, JsonNode now, PartPlace at) {
        for (int i = 0; i <= now.size(); i++) {
            properties(type, now.path(i), at.item(i, asked.language()));
        }
    }

    @SuppressWarnings("unchecked")
    private FormField field(PartShape shape, PartPlace at, String value) {
        return switch (shape.kind()) {
            case CHOICE -> choice(at, asked.options((Class<? extends Enum<?>>) shape.type()), value);
            case YES_OR_NO ->
                choice(
                        at,
                        List.of(
                                new FormField.Option("true", asked.word("yes")),
                                new FormField.Option("false", asked.word("no"))),
                        value);
            case LINES ->
                FormField.longText(at.name(), at.label(), at.pointer()).hinted(asked.word("draft.lines"));
            case CITY -> FormField.text(at.name(), at.label(), at.pointer()).hinted(asked.word("form.cityHint"));
            default -> {
                boolean isLong = value.indexOf('\n') >= 0 || at.name().endsWith("note");
                FormField field = isLong
                        ? FormField.longText(at.name(), at.label(), at.pointer())
                        : FormField.text(at.name(), at.label(), at.pointer());
                yield shape.type() == EdtfDate.class ? field.hinted(asked.word("form.dateHint")) : field;
            }
        };
    }

    private static FormField choice(PartPlace at, List<FormField.Option> values, String value) {
        List<FormField.Option> options = new ArrayList<>(List.of(new FormField.Option("", "–")));
        options.addAll(values);
        if (options.stream().noneMatch(option -> option.value().equals(value))) {
            options.add(new FormField.Option(value, value));
        }
        return FormField.of(FormField.Input.CHOICE, at.name(), at.label(), options, at.pointer());
    }

    /** What stands in a field; "" for nothing. */
    private static String written(JsonNode now) {
        if (now.isArray()) {
            List<String> lines = new ArrayList<>();
            now.forEach(line -> lines.add(written(line)));
            return String.join("\n", lines);
        }
        if (now.isObject()) {
            return now.path("name").asText(now.path("id").asText()).strip();
        }
        return now.isNull() || now.isMissingNode() ? "" : now.asText().strip();
    }
}
