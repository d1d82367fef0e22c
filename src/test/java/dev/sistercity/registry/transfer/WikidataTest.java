package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import dev.sistercity.registry.transfer.Lists.Town;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class WikidataTest {

    private static final String QUERY = "title=Wikidata";
    private static final String RADOM = """
            {"type":"item","id":"Q103894","labels":{"en":{"language":"en","value":"Radom"},
            "ru":{"language":"ru","value":"Радом"},"sr-ec":{"language":"sr-ec","value":"Радом"},
            "simple":{"language":"simple","value":"Radom"}},
            "aliases":{"de":[{"language":"de","value":"Radomsko an der Mleczna"}]},
            "claims":{"P1566":[{"rank":"normal","mainsnak":{"datavalue":{"value":"1"}}}],
            "P17":[{"rank":"normal","mainsnak":{"datavalue":{"value":{"id":"Q36"}}}}],
            "P190":[{"rank":"normal","mainsnak":{"datavalue":{"value":{"id":"Q1733"}}},
            "qualifiers":{"P580":[{"datavalue":{"value":{"time":"+2008-00-00T00:00:00Z","precision":9}}}],
            "P582":[{"datavalue":{"value":{"time":"+2020-03-01T00:00:00Z","precision":10}}}]},
            "references":[{"snaks":{"P854":[{"datavalue":{"value":"https://example.org/radom"}}]}}]},
            {"rank":"normal","mainsnak":{"datavalue":{"value":{"id":"Q648"}}}},
            {"rank":"deprecated","mainsnak":{"datavalue":{"value":{"id":"Q156747"}}}}]}}""";
    private static final String MAGDEBURG = """
            {"type":"item","id":"Q1733","labels":{"en":{"language":"en","value":"Magdeburg"}},
            "claims":{"P17":[{"rank":"normal","mainsnak":{"datavalue":{"value":{"id":"Q183"}}}}],
            "P625":[{"rank":"normal","mainsnak":{"datavalue":{"value":{"latitude":52.13,"longitude":11.63}}}}],
            "P190":[{"rank":"normal","mainsnak":{"datavalue":{"value":{"id":"Q103894"}}}}]}}""";
    private static final String LILLE = """
            {"type":"item","id":"Q648","labels":{"fr":{"language":"fr","value":"Lille"}},
            "claims":{"P1566":[{"rank":"normal","mainsnak":{"datavalue":{"value":"3"}}}]}}""";

    @Inject
    Http http;

    @Inject
    Stored stored;

    @Inject
    Lists lists;

    @BeforeEach
    void gazetteer() {
        lists.gazetteer(
                new Town(1, "Radom", "PL", 51.4025, 21.1471, 226_000),
                new Town(2, "Magdeburg", "DE", 52.1277, 11.6292, 229_000),
                new Town(3, "Lille", "FR", 50.63, 3.06, 228_000));
    }

    @Test
    void reads_entities_with_names_places_and_twin_towns() {
        Reply job = imported(
                "{\"entities\":{\"Q103894\":" + RADOM + ",\"Q1733\":" + MAGDEBURG + ",\"Q648\":" + LILLE + "}}");

        List<JsonNode> rows = lists.rows(job);
        assertThat(lists.classes(job)).as("%s", rows).containsExactlyInAnyOrder("created", "created", "rejected");
        JsonNode ended = http.get("/v1/partnerships?city=wikidata:Q1733&include=claims")
                .expect(200)
                .json()
                .at("/items/0");
        assertThat(ended.path("established").asText()).isEqualTo("2008");
        assertThat(ended.path("ended").asText()).isEqualTo("2020-03");
        assertThat(ended.path("status").asText()).isEqualTo("ended");
        assertThat(ended.path("claims").findValuesAsText("url")).contains("https://example.org/radom");
        JsonNode radom = http.get("/v1/cities/wikidata:Q103894").expect(200).json();
        assertThat(radom.path("identifiers").findValuesAsText("value")).contains("1", "Q103894");
        assertThat(radom.path("names").findValuesAsText("lang"))
                .contains("en", "ru", "sr-Cyrl")
                .doesNotContain("simple");
        assertThat(radom.path("names").findValuesAsText("value")).contains("Радом", "Radomsko an der Mleczna");
        assertThat(http.get("/v1/cities/geonames:2").at("/id"))
                .isEqualTo(http.get("/v1/cities/wikidata:Q1733").expect(200).at("/id"));
        assertThat(rows)
                .filteredOn(row -> row.path("text").asText().contains("Q648"))
                .allSatisfy(row -> assertThat(row.path("reason").asText()).contains("one-way: Q103894 states it"));
        assertThat(rows)
                .filteredOn(row -> row.path("text").asText().contains("Q1733"))
                .allSatisfy(row -> assertThat(row.path("reason").asText("")).doesNotContain("one-way"));
    }

    @Test
    void reads_a_dump_and_lines_and_changes_nothing_the_second_time() {
        String lines = RADOM.replace("\n", " ") + "\n" + MAGDEBURG.replace("\n", " ") + "\n" + LILLE.replace("\n", " ");
        imported("[\n" + lines.replace("\n", ",\n") + "\n]\n");
        long changes = stored.count("change");

        Reply again = imported(lines);

        assertThat(lists.classes(again)).containsExactlyInAnyOrder("matched", "matched", "rejected");
        assertThat(stored.count("change")).isEqualTo(changes);
    }

    @Test
    void reads_what_a_query_answers_as_json() {
        byte[] answer = """
                {"head":{"vars":["item1","item1Label","item2","item2Label","country1","start","startPrecision"]},
                "results":{"bindings":[{"item1":{"type":"uri","value":"http://www.wikidata.org/entity/Q103894"},
                "item1Label":{"type":"literal","value":"Radom","xml:lang":"en"},
                "country1":{"type":"uri","value":"http://www.wikidata.org/entity/Q36"},
                "item2":{"type":"uri","value":"http://www.wikidata.org/entity/Q1733"},
                "item2Label":{"type":"literal","value":"Magdeburg"},
                "start":{"type":"literal","value":"2008-01-01T00:00:00Z"},
                "startPrecision":{"type":"literal","value":"9"}}]}}""".getBytes(StandardCharsets.UTF_8);

        Reply job =
                lists.ended(lists.sent(QUERY + "&dryRun=false", answer, "application/sparql-results+json", Http.KEY));

        assertThat(lists.classes(job)).as("%s", job).containsExactly("created");
        assertThat(http.get("/v1/partnerships").at("/items/0/established")).isEqualTo("2008");
    }

    @Test
    void refuses_what_holds_no_entity() {
        for (String file :
                List.of("{}", "[]", "[1]", "{\"entities\":7}", "{\"entities\":{\"Q1\":{\"id\":\"L1\"}}}", "nothing")) {
            Reply job =
                    lists.ended(lists.sent(QUERY, file.getBytes(StandardCharsets.UTF_8), "application/json", Http.KEY));
            assertThat(job.at("/status")).as(file).isEqualTo("failed");
        }
    }

    private Reply imported(String file) {
        Reply job = lists.ended(lists.sent(
                QUERY + "&dryRun=false", file.getBytes(StandardCharsets.UTF_8), "application/json", Http.KEY));
        assertThat(job.at("/status")).as("%s", job).isEqualTo("done");
        return job;
    }
}
