package dev.sistercity.registry.endpoint.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Faults;
import dev.sistercity.registry.shared.problem.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes what clients send back as they have read it: references as the objects that answers hold, and properties that only the
 * registry writes. What a reference holds beside its id is the other record's, and is not looked at; what is read only is let pass
 * where it is as the record shows it, and refused where it is not.
 */
public final class ReadBack {

    private static final MissingNode NOTHING = MissingNode.getInstance();
    private static final String ID = "id";
    private static final String API = "/v1/";
    /** Of a region, GeoNames' and ISO's. */
    private static final List<String> CODES = List.of("code", "subdivisionCode");

    private final Shown shown;
    private final Faults faults;

    /**
     * The record that a body is about, as the client may have read it.
     *
     * @param view as it is answered; missing for one that is yet to be made
     * @param own what it says itself, as clients write it; the view may show what other records say, too
     * @param isRead whether it is at the version that the client has read: what it shows is not compared otherwise
     */
    public record Shown(JsonNode view, JsonNode own, boolean isRead) {

        /** What a body is about that makes something new. */
        public static final Shown NONE = new Shown(NOTHING, NOTHING, true);

        /** What this replica does not know: it compares nothing. */
        public static final Shown UNKNOWN = new Shown(NOTHING, NOTHING, false);

        public Shown below(String name) {
            return new Shown(view.path(name), own.path(name), isRead);
        }

        /** The item of a list with this id. */
        public Shown of(String item) {
            JsonNode named = view.isArray() ? ((ArrayNode) view).objectNode().put(ID, item) : NOTHING;
            return item(named, 0);
        }

        /** The item that the sent one is: of the same id, or in the same place where it has none. */
        private Shown item(JsonNode sent, int place) {
            return new Shown(item(view, sent, place), item(own, sent, place), isRead);
        }

        private static JsonNode item(JsonNode list, JsonNode sent, int place) {
            if (!sent.path(ID).isTextual()) {
                return list.path(place);
            }
            for (JsonNode one : list) {
                if (one.path(ID).equals(sent.get(ID))) {
                    return one;
                }
            }
            return NOTHING;
        }
    }

    private ReadBack(Shown shown, Faults faults) {
        this.shown = shown;
        this.faults = faults;
    }

    /**
     * The body as it would be without what was only sent back: ids for references, nothing that the registry writes itself.
     *
     * @param sent a record, a part of one, or a merge patch; it is not changed
     * @param faults takes what is read only and not as it is shown
     */
    public static JsonNode cleaned(ReadBackShape shape, JsonNode sent, Shown shown, Faults faults) {
        return new ReadBack(shown, faults).clean(shape, sent, shown, "");
    }

    private JsonNode clean(ReadBackShape of, JsonNode sent, Shown seen, String pointer) {
        if (sent.isArray()) {
            return of.isReference() ? references(sent, seen) : items(of, sent, seen, pointer);
        }
        if (!sent.isObject()) {
            return sent;
        }
        if (of.isReference()) {
            return sent.path(ID).isTextual() ? sent.get(ID) : sent;
        }
        ObjectNode cleaned = ((ObjectNode) sent).objectNode();
        sent.properties().forEach(property -> {
            String name = property.getKey();
            JsonNode value = property.getValue();
            if (of.isReadOnly(name)) {
                if (of.isIgnored(name) && seen.view().isMissingNode()) {
                    return;
                }
                compare(value, seen.below(name), pointer + "/" + name);
            } else if (of.below(name).isCoded()) {
                coded(value, seen.below(name)).ifPresent(code -> cleaned.set(name, code));
            } else if (!of.isLabel(name) && !isNameAsShown(sent, name, seen)) {
                cleaned.set(name, clean(of.below(name), value, seen.below(name), pointer + "/" + name));
            }
        });
        return cleaned;
    }

    /** Empty for what the record shows without saying it itself: it follows from something else that it says. */
    private static Optional<JsonNode> coded(JsonNode sent, Shown seen) {
        JsonNode code = code(sent);
        boolean derived =
                sent.isObject() && (seen.own().isMissingNode() || seen.own().isNull());
        return derived && code.equals(code(seen.view())) ? Optional.empty() : Optional.of(code);
    }

    /** The first code that an object has. */
    private static JsonNode code(JsonNode shown) {
        return CODES.stream()
                .map(shown::path)
                .filter(JsonNode::isTextual)
                .findFirst()
                .orElse(shown);
    }

    private JsonNode items(ReadBackShape of, JsonNode sent, Shown seen, String pointer) {
        ArrayNode cleaned = ((ArrayNode) sent).arrayNode();
        for (int i = 0; i < sent.size(); i++) {
            cleaned.add(clean(of, sent.get(i), seen.item(sent.get(i), i), pointer + "/" + i));
        }
        return cleaned;
    }

    /** Without those that the record shows because others refer to it: that stays for those others to say. */
    private static JsonNode references(JsonNode sent, Shown seen) {
        Set<JsonNode> others = new HashSet<>();
        seen.view().forEach(reference -> others.add(reference.path(ID)));
        seen.own().forEach(others::remove);
        ArrayNode cleaned = ((ArrayNode) sent).arrayNode();
        for (JsonNode one : sent) {
            JsonNode reference = one.path(ID).isTextual() ? one.get(ID) : one;
            if (!others.contains(reference)) {
                cleaned.add(reference);
            }
        }
        return cleaned;
    }

    private void compare(JsonNode sent, Shown seen, String pointer) {
        if (this.shown == Shown.NONE) {
            faults.add(Violation.at(pointer, FaultCode.READ_ONLY));
        } else if (seen.isRead() && !isSame(sent, seen.view())) {
            faults.add(Violation.at(pointer, FaultCode.READ_ONLY_OTHERWISE));
        }
    }

    /**
     * Whether it is the name that a record was shown by in some language, sent along with all names: it says nothing that they do
     * not say, least of all which one comes first.
     */
    private boolean isNameAsShown(JsonNode sent, String name, Shown seen) {
        return name.equals("name")
                && hasName(sent.path("names"), sent.get(name))
                && hasName(seen.view().path("names"), sent.get(name));
    }

    private static boolean hasName(JsonNode names, JsonNode name) {
        for (JsonNode one : names) {
            if (one.path("value").equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether two values say the same, however numbers and times are spelt; null is as good as absent. */
    public static boolean isSame(JsonNode sent, JsonNode shown) {
        return sent.isNull() ? shown.isMissingNode() || shown.isNull() : shown.equals(SPELLING, sent);
    }

    private static final Comparator<JsonNode> SPELLING = (one, other) -> isSameScalar(one, other) ? 0 : 1;

    private static boolean isSameScalar(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            BigDecimal number = one.decimalValue();
            return number.compareTo(other.decimalValue()) == 0;
        }
        return one.equals(other)
                || one.isTextual()
                        && other.isTextual()
                        && (isSameTime(one.textValue(), other.textValue())
                                || isSameAddress(one.textValue(), other.textValue()));
    }

    /** An address that was read below a path prefix is sent back with it. */
    private static boolean isSameAddress(String shown, String sent) {
        return shown.startsWith(API)
                && sent.endsWith(shown)
                && PublicAddress.isPrefix(sent.substring(0, sent.length() - shown.length()));
    }

    private static boolean isSameTime(String one, String other) {
        try {
            return Instant.parse(one).equals(OffsetDateTime.parse(other).toInstant());
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
