package dev.sistercity.registry.pages;

import static dev.sistercity.registry.support.StarterRegistry.get;
import static dev.sistercity.registry.support.StarterRegistry.process;
import static dev.sistercity.registry.support.StarterRegistry.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.commons.text.StringEscapeUtils;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the API says of a record of the starter data stands on its page, to be read without script. */
class PagesIT {

    private static final List<String> COLLECTIONS = List.of(
            "cities",
            "partnerships",
            "forum-series",
            "forums",
            "exchanges",
            "platforms",
            "projects",
            "knowledge-transfers",
            "networks",
            "commitments",
            "campaigns",
            "sources",
            "offices");

    private static final int MOST = 60;

    @TestFactory
    List<DynamicTest> every_fact_of_a_record_stands_on_its_page() {
        return COLLECTIONS.stream()
                .map(collection -> DynamicTest.dynamicTest(collection, () -> complete(collection)))
                .toList();
    }

    private static void complete(String collection) {
        TreeSet<String> missing = new TreeSet<>();
        JsonNode list = read("/v1/" + collection + "?limit=" + MOST);
        for (JsonNode item : list.path("items")) {
            String id = item.path("id").asText();
            JsonNode record = read("/v1/" + collection + '/' + id + "?lang=en");
            HttpResponse<String> page = get(process(), '/' + collection + '/' + id + "?lang=en");
            assertThat(page.statusCode()).as(page.uri().toString()).isEqualTo(200);
            String text = StringEscapeUtils.unescapeHtml4(page.body());
            leaves("", record).stream()
                    .filter(leaf -> !text.contains(leaf.text()))
                    .forEach(leaf -> missing.add(leaf.pointer() + " of " + id + ": " + leaf.text()));
        }
        assertThat(missing).isEmpty();
    }

    /** @param pointer a JSON Pointer */
    private record Leaf(String pointer, String text) {}

    private static List<Leaf> leaves(String pointer, JsonNode value) {
        List<Leaf> leaves = new ArrayList<>();
        if (value.isObject()) {
            value.properties().forEach(each -> leaves.addAll(leaves(pointer + '/' + each.getKey(), each.getValue())));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                leaves.addAll(leaves(pointer + '/' + i, value.get(i)));
            }
        } else if (!value.isNull() && !isUnsaid(pointer, value)) {
            leaves.add(new Leaf(pointer, value.asText()));
        }
        return leaves;
    }

    /** A number without a word before it is exact. */
    private static boolean isUnsaid(String pointer, JsonNode value) {
        return pointer.endsWith("/qualifier") && value.asText().equals("exact");
    }
}
