package dev.sistercity.registry.pages.form.part;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.pages.form.CityChoice;
import dev.sistercity.registry.pages.form.FormRequest;
import dev.sistercity.registry.pages.form.SentForm;
import dev.sistercity.registry.shared.http.MergePatch;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What was altered in the fields of a part, as a merge patch: what its reader left as it was is not sent, and stays. */
final class PartValues {

    private final FormRequest asked;
    private final SentForm sent;

    PartValues(FormRequest asked, SentForm sent) {
        this.asked = asked;
        this.sent = sent;
    }

    /** Of a part; empty object for nothing. */
    ObjectNode of(Class<?> type, JsonNode before) {
        return group(type, before, PartPlace.ROOT).orElseGet(asked::object);
    }

    /**
     * A list as its reader has seen it. Whether it is still so, the version tells that is sent along.
     *
     * @param now for a form that does not say
     */
    JsonNode shown(JsonNode now) {
        String shown = sent.text(PartFields.SHOWN);
        if (shown.isEmpty()) {
            return now;
        }
        try {
            JsonNode list = asked.mapper().readTree(shown);
            return list.isArray() ? list : now;
        } catch (JsonProcessingException forged) {
            return now;
        }
    }

    /** Of a list as a whole; empty for nothing. */
    Optional<JsonNode> ofList(String list, Class<?> items, JsonNode now) {
        return rows(items, shown(now), PartPlace.ROOT.property(list, asked.language()));
    }

    /** Of one property; empty for nothing. */
    Optional<JsonNode> ofProperty(RecordComponent property, JsonNode before) {
        return altered(PartShape.of(property), before, PartPlace.ROOT.property(property.getName(), asked.language()));
    }

    private Optional<ObjectNode> group(Class<?> type, JsonNode before, PartPlace at) {
        ObjectNode patch = asked.object();
        for (RecordComponent property : type.getRecordComponents()) {
            String name = property.getName();
            altered(PartShape.of(property), before.path(name), at.property(name, asked.language()))
                    .ifPresent(value -> patch.set(name, value));
        }
        return patch.isEmpty() ? Optional.empty() : Optional.of(patch);
    }

    private Optional<JsonNode> altered(PartShape shape, JsonNode before, PartPlace at) {
        if (at.isTooDeep()) {
            return Optional.empty();
        }
        return switch (shape.kind()) {
            case NOT_ASKED -> Optional.empty();
            case GROUP ->
                group(shape.type(), before, at)
                        .map(patch -> isNothing(MergePatch.apply(before, patch)) ? patch.nullNode() : patch);
            case GROUPS -> rows(shape.type(), before, at);
            default -> sent.altered(at.name()) ? Optional.of(value(shape, at)) : Optional.empty();
        };
    }

    /** Lists have no patches, so that one is sent as it becomes; rows that were emptied are left out. */
    private Optional<JsonNode> rows(Class<?> type, JsonNode before, PartPlace at) {
        ArrayNode rows = asked.mapper().createArrayNode();
        boolean altered = false;
        for (int i = 0; i <= before.size(); i++) {
            JsonNode row = before.path(i);
            Optional<ObjectNode> patch = group(type, row, at.item(i, asked.language()));
            altered |= patch.isPresent();
            JsonNode now = patch.isPresent() ? MergePatch.apply(row, patch.get()) : row;
            if (!isNothing(now)) {
                rows.add(now);
            }
        }
        return altered ? Optional.of(rows) : Optional.empty();
    }

    /** Whether nothing is left of it but its id. */
    static boolean isNothing(JsonNode part) {
        for (Map.Entry<String, JsonNode> property : part.properties()) {
            JsonNode value = property.getValue();
            boolean empty = value.isNull() || value.isContainerNode() && value.isEmpty();
            if (!property.getKey().equals("id") && !empty) {
                return false;
            }
        }
        return true;
    }

    private JsonNode value(PartShape shape, PartPlace at) {
        String text = sent.text(at.name());
        if (text.isEmpty()) {
            return asked.object().nullNode();
        }
        return switch (shape.kind()) {
            case CITY -> asked.object().textNode(CityChoice.reference(asked, text, at.pointer()));
            case YES_OR_NO -> asked.object().booleanNode(Boolean.parseBoolean(text));
            case LINES -> {
                ArrayNode lines = asked.mapper().createArrayNode();
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
                yield lines;
            }
            default -> shape.isNumber() ? number(asked, text) : asked.object().textNode(text);
        };
    }

    /** What is no number is refused as one. */
    static JsonNode number(FormRequest asked, String text) {
        try {
            return asked.object().numberNode(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return asked.object().textNode(text);
        }
    }
}
