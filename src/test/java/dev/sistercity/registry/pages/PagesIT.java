package dev.sistercity.registry.pages;

import static dev.sistercity.registry.support.StarterRegistry.get;
import static dev.sistercity.registry.support.StarterRegistry.process;
import static dev.sistercity.registry.support.StarterRegistry.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.TreeSet;
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
            Leaves.missing(record, page.body())
                    .forEach(leaf -> missing.add(leaf.pointer() + " of " + id + ": " + leaf.text()));
        }
        assertThat(missing).isEmpty();
    }
}
