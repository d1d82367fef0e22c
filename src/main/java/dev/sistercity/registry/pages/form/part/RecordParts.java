package dev.sistercity.registry.pages.form.part;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.pages.form.FormRequest;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageContent;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.pages.record.Facts;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The lists of a record, each with what can be done to its items. */
final class RecordParts {

    static final String PATH = "/desk/parts";

    private RecordParts() {}

    /**
     * A list of a record, or one of its items.
     *
     * @param type of its items
     * @param hasItems whether they have addresses of their own
     * @param item id; empty for a new one
     */
    record Part(String list, Class<?> type, boolean hasItems, Optional<String> item) {}

    /** The lists of a collection's records whose items have several properties. */
    static List<Part> all(FormRequest asked) {
        List<Part> parts = new ArrayList<>();
        for (RecordComponent property : asked.page().registry().properties(asked.collection())) {
            PartShape shape = PartShape.of(property);
            if (shape.kind() == PartShape.Kind.GROUPS) {
                String items = "/v1/" + asked.collection() + "/{id}/" + property.getName();
                boolean hasItems = asked.operations().has("POST", items);
                parts.add(new Part(property.getName(), shape.type(), hasItems, Optional.empty()));
            }
        }
        return parts;
    }

    /** @throws RegistryException NOT_FOUND */
    static Part of(FormRequest asked) {
        String[] steps = asked.part().split("/", 2);
        Part list = all(asked).stream()
                .filter(part -> part.list().equals(steps[0]))
                .findFirst()
                .orElseThrow(() -> RegistryException.notFound("list of this record:", steps[0]));
        if (steps.length > 1 && !list.hasItems()) {
            throw RegistryException.notFound("item of this record with id", steps[1]);
        }
        return steps.length == 1 ? list : new Part(list.list(), list.type(), true, Optional.of(steps[1]));
    }

    /** @throws RegistryException NOT_FOUND */
    static JsonNode item(JsonNode list, String id) {
        for (JsonNode item : list) {
            if (item.path("id").asText().equals(id)) {
                return item;
            }
        }
        throw RegistryException.notFound("item of this record with id", id);
    }

    /** All parts of a record, with where each is changed. */
    static PageContent page(FormRequest asked, Html session) {
        JsonNode record =
                asked.read("/v1/" + asked.collection() + '/' + asked.id()).record();
        String title = asked.word("part.title");
        Html main = session.element("h1", title);
        asked.link(main, asked.collection(), record);
        main.element("p", asked.word("part.text"));
        all(asked).forEach(part -> list(main, asked, part, record.path(part.list())));
        return PageContent.of(PATH + PageLinks.path(asked.collection(), asked.id()), title, title, main);
    }

    private static void list(Html main, FormRequest asked, Part part, JsonNode items) {
        String name = asked.language().property(part.list());
        String path = PATH + PageLinks.path(asked.collection(), asked.id()) + '/' + part.list();
        main.open("section", "aria-labelledby", part.list())
                .open("h2", "id", part.list())
                .text(name)
                .text(" ")
                .element("small", asked.language().number(items.size()))
                .close("h2");
        Facts facts = new Facts(asked.page());
        main.open("ul", "class", "cards");
        int number = 1;
        for (JsonNode item : items) {
            main.open("li").add(facts.of(item, Set.of("id")));
            if (part.hasItems()) {
                String address = path + '/' + item.path("id").asText();
                String label = asked.word("part.changeNumber", name, number++);
                main.link(asked.page().links().to(address), asked.word("part.change"), "aria-label", label);
            }
            main.close("li");
        }
        main.close("ul").open("p");
        String act = part.hasItems() ? asked.word("part.addTo", name) : asked.word("part.changeOf", name);
        main.link(asked.page().links().to(path), act).close("p").close("section");
    }
}
