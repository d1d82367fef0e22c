package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Given;
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
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ImportTest {

    private static final Town ERFURT = new Town(1, "Erfurt", "DE", 50.97, 11.03);
    private static final Town KATI = new Town(2, "Kati", "ML", 12.74, -8.07);
    private static final Town LILLE = new Town(3, "Lille", "FR", 50.63, 3.06);
    private static final String PAIRS = "city1,country1,city2,country2\n";
    private static final String ONE_SIDED = "municipality,partner,country,seit,form,place\n";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Inject
    Lists lists;

    @Test
    void makes_cities_and_a_partnership_of_a_pair_and_cites_the_list() {
        lists.gazetteer(ERFURT, LILLE);

        Reply job = lists.written(Lists.PAIRS, PAIRS + "Erfurt,Germany,Lille,France\n");

        assertThat(job.at("/status")).as("%s", job).isEqualTo("done");
        assertThat(job.at("/report/created")).isEqualTo("1");
        JsonNode partnership = only("partnerships?include=claims");
        assertThat(partnership.at("/kind").asText()).isEqualTo("sister-city");
        assertThat(partnership.at("/claims/0/source/title").asText()).isEqualTo("A list");
        assertThat(partnership.at("/claims/0/quote/value").asText()).isEqualTo("Erfurt, Germany – Lille, France");
        Reply city = http.get("/v1/cities/geonames:1?include=claims").expect(200);
        assertThat(city.at("/latitude")).isEqualTo("50.97");
        assertThat(city.json().at("/claims").findValuesAsText("title")).contains("A list", "GeoNames");
        JsonNode row = lists.rows(job).get(0);
        assertThat(row.path("row").asInt()).isEqualTo(2);
        assertThat(row.path("text").asText()).isEqualTo("Erfurt,Germany,Lille,France");
        assertThat(row.path("partnership").asText())
                .isEqualTo(partnership.at("/id").asText());
        assertThat(row.path("added").findValuesAsText("")).isEmpty();
        assertThat(row.path("added")).hasSize(2);
        assertThat(http.get("/v1/imports/" + job.at("/id"), "X-API-Key", Http.KEY)
                        .at("/report/rows"))
                .isEqualTo("1");
    }

    @Test
    void writes_nothing_unless_it_is_told_to_and_reports_the_same() {
        lists.gazetteer(ERFURT, LILLE, KATI);
        String list =
                PAIRS + "Erfurt,Germany,Lille,France\nLille,France,Erfurt,Germany\nErfurt,Germany,Nowhere,Atlantis\n";

        Reply dry = lists.ended(lists.sent(Lists.PAIRS, list.getBytes(StandardCharsets.UTF_8), "text/csv", Http.KEY));

        assertThat(dry.at("/report/dryRun")).isEqualTo("true");
        assertThat(stored.count("city")).isZero();
        assertThat(stored.count("source")).isZero();
        assertThat(stored.count("change")).isZero();
        Reply done = lists.written(Lists.PAIRS, list);
        assertThat(lists.classes(done))
                .isEqualTo(lists.classes(dry))
                .containsExactly("created", "matched", "to-review");
    }

    @Test
    void changes_nothing_when_the_same_list_comes_again() {
        lists.gazetteer(ERFURT, LILLE, KATI);
        String list = ONE_SIDED + "Erfurt,Kati,Mali,2009,f,Germany\nErfurt,Kati,Mali,2011,p,Germany\n"
                + "Erfurt,Lille,France,1988,p,Germany\nErfurt,Lille,France,1990,p,Germany\n";
        lists.written(Lists.ONE_SIDED, list);
        long changes = stored.count("change");

        Reply again = lists.written(Lists.ONE_SIDED, list);

        assertThat(again.at("/report/matched")).as("%s", again).isEqualTo("4");
        assertThat(stored.count("change")).isEqualTo(changes);
    }

    @Test
    void makes_one_partnership_with_an_upgrade_of_two_kinds_and_years() {
        lists.gazetteer(ERFURT, KATI);
        List<String> rows = List.of("Erfurt,Kati,Mali,2009,f,Germany\n", "Erfurt,Kati,Mali,2011,p,Germany\n");

        Reply job = lists.written(Lists.ONE_SIDED, ONE_SIDED + rows.get(1) + rows.get(0));

        assertThat(lists.classes(job)).containsExactly("created", "merged");
        JsonNode partnership = only("partnerships");
        assertThat(partnership.at("/kind").asText()).isEqualTo("sister-city");
        assertThat(partnership.at("/established").asText()).isEqualTo("2009");
        assertThat(partnership.at("/milestones").findValuesAsText("type")).containsExactly("signed", "upgraded");
        assertThat(partnership.at("/milestones").findValuesAsText("date")).containsExactly("2009", "2011");
        assertThat(http.get("/v1/partnerships?asOf=2010&kind=friendship-city").at("/page/total"))
                .isEqualTo("1");
    }

    @Test
    void takes_a_kind_that_was_stated_for_no_assumption_whatever_comes_later() {
        lists.gazetteer(ERFURT, LILLE);
        lists.written(Lists.PAIRS, PAIRS + "Erfurt,Germany,Lille,France\n");
        lists.written(Lists.ONE_SIDED, ONE_SIDED + "Erfurt,Lille,France,1988,p,Germany\n");

        Reply job = lists.written(
                Lists.ONE_SIDED,
                ONE_SIDED + "Erfurt,Lille,France,1988,p,Germany\nErfurt,Lille,France,1990,k,Germany\n");

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("matched", "conflicting");
        assertThat(only("partnerships").at("/kind").asText()).isEqualTo("sister-city");
    }

    @Test
    void keeps_both_words_where_two_rows_contradict_each_other() {
        lists.gazetteer(ERFURT, LILLE);

        Reply job = lists.written(
                Lists.ONE_SIDED,
                ONE_SIDED + "Erfurt,Lille,France,1988,p,Germany\nErfurt,Lille,France,1990,f,Germany\n");

        assertThat(lists.classes(job)).containsExactly("created", "conflicting");
        assertThat(lists.rows(job).get(1).path("reason").asText())
                .contains("kind friendship-city where the registry has sister-city")
                .contains("established 1990 where the registry has 1988");
        assertThat(stored.count("partnership")).isEqualTo(1);
        assertThat(http.get("/v1/conflicts").at("/page/total")).isEqualTo("2");
    }

    @Test
    void is_the_same_in_either_order_of_lists() {
        lists.gazetteer(ERFURT, LILLE, KATI);
        String pairs = PAIRS + "Kati,Mali,Erfurt,Germany\nErfurt,Germany,Lille,France\n";
        String oneSided = ONE_SIDED + "Erfurt,Kati,Mali,2009,f,Germany\nErfurt,Lille,France,1988,p,Germany\n";

        Reply first = lists.written(Lists.PAIRS, pairs);
        Reply second = lists.written(Lists.ONE_SIDED, oneSided);

        assertThat(lists.classes(first)).containsExactly("created", "created");
        assertThat(lists.classes(second)).containsExactly("merged", "merged");
        assertThat(kindsAndDates()).containsExactlyInAnyOrder("friendship-city 2009", "sister-city 1988");
    }

    @Test
    void is_the_same_in_the_other_order_of_lists() {
        lists.gazetteer(ERFURT, LILLE, KATI);
        lists.written(
                Lists.ONE_SIDED, ONE_SIDED + "Erfurt,Kati,Mali,2009,f,Germany\nErfurt,Lille,France,1988,p,Germany\n");

        Reply second = lists.written(Lists.PAIRS, PAIRS + "Kati,Mali,Erfurt,Germany\nErfurt,Germany,Lille,France\n");

        assertThat(lists.classes(second)).containsExactly("merged", "merged");
        assertThat(kindsAndDates()).containsExactlyInAnyOrder("friendship-city 2009", "sister-city 1988");
    }

    @Test
    void leaves_what_a_registrar_wrote_as_it_is() {
        lists.gazetteer(ERFURT, LILLE);
        given.city("Erfurt", "DE", geonames("1"));
        given.city("Lille", "FR", geonames("3"));
        given.partnership("geonames:1", "geonames:3", "sister-city");

        Reply job = lists.written(Lists.ONE_SIDED, ONE_SIDED + "Erfurt,Lille,France,1988,f,Germany\n");

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("conflicting");
        assertThat(kindsAndDates()).containsExactly("sister-city 1988");
        assertThat(stored.count("city")).isEqualTo(2);
    }

    @Test
    void has_an_office_import_what_is_its_own() {
        lists.gazetteer(ERFURT, LILLE, KATI);
        String erfurt = given.city("Erfurt", "DE", geonames("1"));
        given.city("Lille", "FR", geonames("3"));
        String key = given.office(erfurt);
        String list = ONE_SIDED + "Erfurt,Lille,France,1988,p,Germany\nErfurt,Kati,Mali,2009,f,Germany\n"
                + "Kati,Lille,France,1999,p,Mali\n";

        Reply job = lists.ended(
                lists.sent(Lists.ONE_SIDED + "&dryRun=false", list.getBytes(StandardCharsets.UTF_8), "text/csv", key));

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("created", "to-review", "rejected");
        JsonNode partnership = only("partnerships");
        assertThat(partnership.at("/verification").asText()).isEqualTo("confirmed-by-one");
        http.get("/v1/imports/" + job.at("/id"), "X-API-Key", given.office(given.city("Another", "DE")))
                .expectProblem(403, "forbidden");
    }

    @Test
    void takes_any_columns_and_what_all_rows_have_in_common() {
        lists.gazetteer(ERFURT, LILLE);

        Reply job = lists.written(
                "map=city1:Stadt&set=country1:DE&map=city2:Partner&set=country2:FR&map=established:Jahr&title=x",
                "Stadt,Partner,Jahr\nErfurt,Lille,09.10.1988\n");

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("created");
        assertThat(only("partnerships").at("/established").asText()).isEqualTo("1988-10-09");
    }

    @Test
    void accounts_for_every_row_of_a_list_of_many_batches() {
        Town[] towns = IntStream.rangeClosed(1, 1_300)
                .mapToObj(id -> new Town(id, "Town " + id, "NZ", -45, 170))
                .toArray(Town[]::new);
        lists.gazetteer(towns);
        String rows = IntStream.range(1, 1_300)
                .mapToObj(id -> "Town " + id + ",NZ,Town " + (id + 1) + ",NZ\n")
                .collect(Collectors.joining());

        Reply job = lists.written(Lists.PAIRS, PAIRS + rows);

        assertThat(job.at("/report/created")).as("%s", job).isEqualTo("1299");
        assertThat(job.at("/report/rows")).isEqualTo("1299");
        assertThat(stored.count("partnership")).isEqualTo(1_299);
        assertThat(stored.count("city")).isEqualTo(1_300);
        assertThat(http.get("/v1/partnerships").at("/page/total")).isEqualTo("1299");
        assertThat(http.get("/v1/changes?after=0&limit=1").expect(200).header("Registry-Sequence"))
                .isEqualTo(Long.toString(stored.count("change")));
    }

    private JsonNode only(String list) {
        JsonNode items = http.get("/v1/" + list).expect(200).json().path("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private List<String> kindsAndDates() {
        List<String> found = new java.util.ArrayList<>();
        http.get("/v1/partnerships")
                .json()
                .path("items")
                .forEach(item -> found.add(item.path("kind").asText()
                        + ' '
                        + item.path("established").asText()));
        return found;
    }

    private static Map<String, ?> geonames(String id) {
        return Map.of("identifiers", List.of(Map.of("scheme", "geonames", "value", id)));
    }
}
