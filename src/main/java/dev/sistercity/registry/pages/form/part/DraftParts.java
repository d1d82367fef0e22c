package dev.sistercity.registry.pages.form.part;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.pages.form.FormRequest;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What of a draft has a form of its own: objects, and lists of objects with a form for each item. */
final class DraftParts {

    static final String PATH = "/v1/drafts/";

    /** Before the id of a draft; behind it the name of a property, and the place of an item in its list, from 1. */
    static final String PAGE = "/desk/edit/";

    private static final String CONTENT = "content";

    private DraftParts() {}

    /**
     * A property of a draft, or an item of its list.
     *
     * @param now what the draft holds of the whole property
     * @param item its place in the list, from 0; empty for a new one
     */
    record Part(RecordComponent property, PartShape shape, JsonNode now, OptionalInt item) {

        boolean isList() {
            return shape.kind() == PartShape.Kind.GROUPS;
        }

        String name() {
            return property.getName();
        }
    }

    /**
     * A draft that can still be changed.
     *
     * @throws RegistryException REFUSED for one that was published
     */
    static FormRequest.Read open(FormRequest asked) {
        FormRequest.Read read = asked.read(PATH + asked.id());
        if (read.record().has("published")) {
            throw new RegistryException(Kind.REFUSED, FaultCode.DRAFT_PUBLISHED);
        }
        return read;
    }

    /** The part that a form is asked for; NOT_FOUND where the draft has none of that name, or not so many items. */
    static Part of(FormRequest asked, JsonNode draft) {
        String[] steps = asked.part().split("/", 2);
        Part part = all(asked, draft).stream()
                .filter(one -> one.name().equals(steps[0]))
                .findFirst()
                .orElseThrow(() -> RegistryException.notFound("part of this draft:", steps[0]));
        if (steps.length == 1) {
            return part;
        }
        for (int i = 0; part.isList() && i < part.now().size(); i++) {
            if (steps[1].equals(Integer.toString(i + 1))) {
                return new Part(part.property(), part.shape(), part.now(), OptionalInt.of(i));
            }
        }
        throw RegistryException.notFound("item of this draft with number", steps[1]);
    }

    /** What stands behind the address of the form for the whole draft in that of the part which a pointer leads into. */
    static String at(FormRequest asked, JsonNode draft, String pointer) {
        String[] steps = pointer.split("/", 4);
        if (steps.length < 2) {
            return "";
        }
        Optional<Part> part = all(asked, draft).stream()
                .filter(one -> one.name().equals(steps[1]))
                .findFirst();
        for (int i = 0;
                steps.length > 2
                        && part.isPresent()
                        && part.get().isList()
                        && i < part.get().now().size();
                i++) {
            if (steps[2].equals(Integer.toString(i))) {
                return '/' + steps[1] + '/' + (i + 1);
            }
        }
        return part.map(one -> '/' + one.name()).orElse("");
    }

    private static List<Part> all(FormRequest asked, JsonNode draft) {
        List<Part> parts = new ArrayList<>();
        for (RecordComponent property :
                asked.page().registry().properties(draft.path("resource").asText())) {
            PartShape shape = PartShape.of(property);
            JsonNode now = draft.path(CONTENT).path(property.getName());
            if (isShown(shape, now)) {
                parts.add(new Part(property, shape, now, OptionalInt.empty()));
            }
        }
        return parts;
    }

    /** A draft is checked when it is published: until then any JSON may stand in it, which no form can show. */
    private static boolean isShown(PartShape shape, JsonNode now) {
        boolean nothing = now.isMissingNode() || now.isNull();
        return switch (shape.kind()) {
            case GROUP -> nothing || now.isObject();
            case GROUPS -> nothing || now.isArray() && isAllObjects(now);
            default -> false;
        };
    }

    private static boolean isAllObjects(JsonNode list) {
        for (JsonNode item : list) {
            if (!item.isObject()) {
                return false;
            }
        }
        return true;
    }

    /** Links to the forms of all parts. */
    static Html links(FormRequest asked, JsonNode draft) {
        Html links = new Html();
        List<Part> parts = all(asked, draft);
        if (parts.isEmpty()) {
            return links;
        }
        links.element("h2", asked.word("part.title")).open("ul", "class", "inline");
        for (Part part : parts) {
            String name = asked.language().property(part.name());
            links.open("li").link(asked.page().links().to(PAGE + asked.id() + '/' + part.name()), name);
            if (part.isList()) {
                links.text(" ")
                        .element("small", asked.language().number(part.now().size()));
            }
            links.close("li");
        }
        return links.close("ul");
    }
}
