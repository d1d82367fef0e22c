package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.export.restore.Archives;
import dev.sistercity.registry.gazetteer.JobsDone;
import dev.sistercity.registry.support.CleanDatabase;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Presets of an office's own: an import reads its list by the one that is asked for, as it stood when the list was sent. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class SavedPresetTest {

    private static final String PATH = "/v1/import-presets";
    private static final String LIST = "Stadt;Seit\nLille;1964\n";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Inject
    Lists lists;

    @Inject
    JobsDone jobs;

    @Inject
    Archives archives;

    @Inject
    CleanDatabase.Emptying emptying;

    private String erfurt;
    private String ours;

    @BeforeEach
    void city() {
        gazetteer();
        erfurt = given.city("Erfurt", "DE", Map.of("identifiers", List.of(Map.of("scheme", "geonames", "value", "1"))));
        ours = given.office(erfurt);
    }

    private void gazetteer() {
        lists.gazetteer(
                new Town(1, "Erfurt", "DE", 50.97, 11.03, 213_000), new Town(3, "Lille", "FR", 50.63, 3.06, 228_000));
    }

    private static Map<String, Object> field(String name, Object columns, String value) {
        return value == null
                ? Map.of("field", name, "columns", columns)
                : Map.of("field", name, "columns", columns, "value", value);
    }

    private Map<String, Object> draft(Map<String, ?> more) {
        return Given.draft(
                Map.of(
                        "name",
                        "erfurt-partners",
                        "city",
                        erfurt,
                        "fields",
                        List.of(
                                field("city1", List.of(), "Erfurt"),
                                field("country1", List.of(), "DE"),
                                field("city2", List.of("Ort", "Stadt"), null),
                                field("country2", List.of("Land"), "France"),
                                field("established", List.of("Seit"), null))),
                more);
    }

    private Reply imported(String preset, String list) {
        return lists.written("preset=" + preset + "&title=Ours", list);
    }

    @Test
    void reads_a_list_by_its_name_and_by_its_id() {
        String id =
                http.post(PATH, draft(Map.of()), "X-API-Key", ours).expect(201).at("/id");

        Reply job = imported("erfurt-partners", LIST);
        assertThat(lists.classes(job)).as("%s", job).containsExactly("created");
        assertThat(job.json().at("/report/unusedColumns")).isEmpty();
        assertThat(http.get("/v1/partnerships?city=geonames:3").at("/items/0/established"))
                .isEqualTo("1964");
        assertThat(lists.classes(imported(id, LIST))).containsExactly("matched");

        Reply headless = lists.ended(lists.sent(
                "preset=erfurt-partners&title=Ours&header=false&map=established:3",
                "Lille,France,1964\n".getBytes(StandardCharsets.UTF_8),
                "text/csv",
                ours));
        assertThat(lists.classes(headless)).as("%s", headless).containsExactly("matched");
    }

    @Test
    void a_job_keeps_the_preset_with_which_it_was_sent() {
        String path = PATH + "/" + http.post(PATH, draft(Map.of())).expect(201).at("/id");
        Reply sent = lists.sent(
                "preset=erfurt-partners&title=Ours", LIST.getBytes(StandardCharsets.UTF_8), "text/csv", Http.KEY);
        http.delete(path, "*").expect(204);

        assertThat(lists.classes(lists.ended(sent))).containsExactly("created");
        lists.sent("preset=erfurt-partners&title=Ours", LIST.getBytes(StandardCharsets.UTF_8), "text/csv", Http.KEY)
                .expectProblem(400, "malformed");
        http.send("POST", path + "/restore", null, "X-API-Key", Http.KEY, "If-Match", "*")
                .expect(200);
        assertThat(http.get(path + "/revisions").ids()).hasSize(3);
        assertThat(lists.classes(imported("erfurt-partners", LIST))).containsExactly("created");
    }

    @Test
    void is_written_by_the_office_of_its_city() {
        String others = given.office(given.city("Oslo", "NO"));
        http.post(PATH, draft(Map.of()), "X-API-Key", others).expectProblem(403, "forbidden");
        Map<String, Object> ofNone = draft(Map.of());
        ofNone.remove("city");
        http.post(PATH, ofNone, "X-API-Key", ours).expectProblem(403, "forbidden");
        String path = PATH + "/"
                + http.post(PATH, draft(Map.of()), "X-API-Key", ours)
                        .expect(201)
                        .at("/id");

        http.patch(path, Map.of("name", "theirs"), "*", "X-API-Key", others).expectProblem(403, "forbidden");
        http.patch(path, Map.of("city", given.city("Bergen", "NO")), "*", "X-API-Key", ours)
                .expectProblem(403, "forbidden");
        http.patch(path, Map.of("name", "renamed"), "*", "X-API-Key", ours).expect(200);
        assertThat(http.get(PATH + "?city=" + erfurt).at("/items/0/name")).isEqualTo("renamed");
        assertThat(http.get(path).at("/city/name")).isEqualTo("Erfurt");
        assertThat(http.get(PATH + "?format=csv").text()).contains("renamed");

        String into = given.city("Erfurt (Stadt)", "DE");
        http.post("/v1/cities/" + erfurt + "/merge", Map.of("into", into), "If-Match", "*")
                .expect(200);
        assertThat(http.get(path).at("/city/id")).isEqualTo(into);
    }

    @Test
    void says_what_is_wrong_with_one_and_stores_nothing() {
        for (Map<String, ?> bad : List.<Map<String, ?>>of(
                Map.of("name", "pairs"),
                Map.of("name", "wikidata"),
                Map.of("fields", List.of(field("city1", List.of("a"), null))),
                Map.of("fields", List.of(field("city1", List.of("a"), null), field("citty2", List.of("b"), null))),
                Map.of("fields", List.of(field("city1", List.of("a"), null), field("CITY1", List.of("b"), null))),
                Map.of("fields", List.of(field("city1", List.of("a"), null), field("city2", List.of(), null))),
                Map.of("city", "geonames:999999"))) {
            http.post(PATH, draft(bad)).expectProblem(422, "refused");
        }
        for (Map<String, ?> bad : List.<Map<String, ?>>of(
                Map.of("name", "Our list"),
                Map.of("name", "a".repeat(31)),
                Map.of("description", "d".repeat(301)),
                Map.of("fields", List.of()),
                Map.of("fields", Collections.nCopies(101, field("city1", List.of("a"), null))),
                Map.of("fields", List.of(field("city1", List.of("  "), null), field("city2", List.of("b"), null))),
                Map.of("fields", List.of(field("city1", List.of("c".repeat(201)), null))),
                Map.of("fields", List.of(field("city1", Collections.nCopies(21, "c"), null))),
                Map.of("fields", List.of(field("city1", List.of(), "v".repeat(501)))),
                Map.of("fields", List.of(Map.of("field", "city1", "columns", Map.of("a", "b")))),
                Map.of("fields", Map.of("city1", "Stadt")),
                Map.of("shape", "none"))) {
            http.post(PATH, draft(bad)).expectProblem(400, "malformed");
        }
        List<Object> withNull = new ArrayList<>();
        withNull.add(null);
        http.post(PATH, draft(Map.of("fields", withNull))).expectProblem(400, "malformed");
        assertThat(stored.count("import_preset")).isZero();
    }

    @Test
    void has_a_name_of_its_own_by_which_nothing_else_is_found() {
        http.post(PATH, draft(Map.of())).expect(201);
        assertThat(http.post(PATH, draft(Map.of()))
                        .expectProblem(409, "duplicate")
                        .text())
                .contains("erfurt-partners");
        for (String preset :
                List.of("nothing", "%00", "a".repeat(3_000), "%D1%8F'%22;--", "01a1fc43-c14a-7fad-9863-1b10b7a955f4")) {
            lists.sent("preset=" + preset + "&title=Ours", LIST.getBytes(StandardCharsets.UTF_8), "text/csv", Http.KEY)
                    .expectProblem(400, "malformed");
        }
    }

    private Reply anotherOf(String city, String name) {
        Map<String, Object> draft = draft(Map.of("name", name));
        draft.put("city", city);
        return http.post(PATH, draft);
    }

    @Test
    void are_no_more_than_fifty_of_a_city_though_many_are_sent_at_once() {
        String oslo = given.city("Oslo", "NO");
        for (int i = 0; i < 48; i++) {
            anotherOf(erfurt, "list-" + i).expect(201);
        }
        List<Integer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> anotherOf(erfurt, "race-" + i).status())
                .toList();
        assertThat(answers).filteredOn(status -> status == 201).hasSize(2);
        assertThat(answers).filteredOn(status -> status == 422).hasSize(6);
        assertThat(stored.count("import_preset")).isEqualTo(50);
        String path = http.get(PATH + "?city=" + erfurt + "&limit=1").at("/items/0/id");

        // What is there can be changed, and given away; what is another's does not come.
        http.patch(PATH + "/" + path, Map.of("description", "Ours"), "*").expect(200);
        String theirs = anotherOf(oslo, "theirs").expect(201).at("/id");
        http.patch(PATH + "/" + theirs, Map.of("city", erfurt), "*").expectProblem(422, "refused");
        http.patch(PATH + "/" + path, Map.of("city", oslo), "*").expect(200);
        http.patch(PATH + "/" + theirs, Map.of("city", erfurt), "*").expect(200);
        http.delete(PATH + "/" + theirs, "*").expect(204);
        anotherOf(erfurt, "one-more").expect(201);
    }

    @Test
    void are_restored_with_the_rest_and_read_lists_as_before() throws IOException, InterruptedException {
        String id =
                http.post(PATH, draft(Map.of()), "X-API-Key", ours).expect(201).at("/id");
        Map<String, Object> registrars = draft(Map.of(
                "name",
                "of-all",
                "description",
                "友好城市, Städte & « villes »",
                "fields",
                List.of(
                        field("established", List.of("締結日", "Jahr"), null),
                        field("city2", List.of("都市名"), null),
                        field("id1", List.of(), "geonames:1"))));
        registrars.remove("city");
        String path = PATH + "/" + http.post(PATH, registrars).expect(201).at("/id");
        http.patch(path, Map.of("description", "友好城市"), "*").expect(200);
        JsonNode before = http.get(path).json();
        Map<String, byte[]> files = archives.export();
        byte[] archive = Archives.zip(files);
        emptying.run();

        assertThat(jobs.ended(archives.restore(archive)).at("/status")).isEqualTo("done");

        assertThat(http.get(path).json()).isEqualTo(before);
        archives.export()
                .forEach((file, bytes) ->
                        assertThat(Archives.text(bytes)).as(file).isEqualTo(Archives.text(files.get(file))));
        gazetteer();
        for (String preset : List.of("erfurt-partners", id)) {
            assertThat(lists.classes(lists.written("preset=" + preset + "&title=Ours" + preset, LIST)))
                    .hasSize(1)
                    .doesNotContain("rejected", "to-review");
        }
        Reply headless = lists.written("preset=of-all&title=All&header=false", "1964,Lille\n");
        assertThat(lists.classes(headless)).as("%s", headless).hasSize(1).doesNotContain("rejected", "to-review");
        assertThat(http.get("/v1/partnerships?city=geonames:3").at("/items/0/established"))
                .isEqualTo("1964");
    }
}
