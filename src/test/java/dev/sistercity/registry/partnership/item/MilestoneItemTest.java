package dev.sistercity.registry.partnership.item;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class MilestoneItemTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private String wuxi;
    private String path;

    @BeforeEach
    void a_partnership() {
        wuxi = given.city("Wuxi", "CN");
        path = "/v1/partnerships/"
                + given.partnership(
                        List.of(wuxi, given.city("Gimhae", "KR")),
                        Map.of(
                                "established",
                                "2005",
                                "milestones",
                                List.of(of("signed", "2005"), of("renewed", "2010"))));
    }

    @Test
    void is_read_as_it_was_on_a_day_and_as_it_was_known() {
        String renewal = path + "/milestones/" + ids().get(1);
        String before = http.get(path).expect(200).at("/updatedAt");
        http.patch(renewal, Map.of("date", "2011"), "*").expect(200);

        assertThat(http.get(renewal + "?asOf=2012").expect(200).at("/date")).isEqualTo("2011");
        http.get(renewal + "?asOf=2008").expectProblem(404, "not-found");
        assertThat(http.get(renewal + "?knownAt=" + before).expect(200).at("/date"))
                .isEqualTo("2010");
        http.get(renewal + "?asOf=199").expectProblem(400, "malformed");
        http.get(renewal + "?knownat=2020").expectProblem(400, "malformed");
    }

    @Test
    void is_added_changed_and_removed_by_itself() {
        List<String> before = ids();
        String first = http.get(path).etag();
        Reply added = http.send(
                "POST",
                path + "/milestones",
                Http.bytes(of("renewed", "2015")),
                "Content-Type",
                Http.JSON,
                "X-API-Key",
                Http.KEY,
                "If-Match",
                http.get(path).etag());

        String item = added.expect(201).header("Location");
        assertThat(added.at("/version")).isEqualTo("2");
        assertThat(item).startsWith(path + "/milestones/");
        assertThat(http.get(item).expect(200).at("/date")).isEqualTo("2015");
        assertThat(ids()).startsWith(before.toArray(String[]::new)).hasSize(3);

        http.patch(item, Map.of("date", "2016"), first).expectProblem(412, "stale");
        http.patch(item, Map.of("date", "2016"), http.get(item).etag()).expect(200);
        assertThat(http.get(item).at("/date")).isEqualTo("2016");

        http.send("DELETE", item, null, "X-API-Key", Http.KEY).expectProblem(428, "precondition-required");
        Reply removed = http.send(
                "DELETE",
                item,
                null,
                "X-API-Key",
                Http.KEY,
                "If-Match",
                http.get(path).etag());
        assertThat(removed.expect(200).json().get("milestones")).hasSize(2);
        http.get(item).expectProblem(404, "not-found");
        http.patch(item, Map.of("date", "2017"), http.get(path).etag()).expectProblem(404, "not-found");
    }

    @Test
    void keeps_its_id_when_others_come_before_it_and_no_ids_are_sent() {
        List<String> before = ids();

        patch(List.of(of("proposed", "2003"), of("renewed", "2010"), of("signed", "2005")));
        assertThat(ids()).hasSize(3).containsAll(before);
        assertThat(ids().subList(1, 3)).containsExactly(before.get(1), before.get(0));

        patch(List.of(of("proposed", "2003"), of("renewed", "2011"), of("signed", "2005")));
        assertThat(ids().get(1)).isEqualTo(before.get(1));

        patch(List.of(of("signed", "2005")));
        assertThat(ids()).containsExactly(before.get(0));
    }

    @Test
    void has_an_id_that_no_other_one_has() {
        String one = ids().get(0);
        http.patch(
                        path,
                        Map.of("milestones", List.of(with(one, "signed", "2005"), with(one, "renewed", "2010"))),
                        http.get(path).etag())
                .expectProblem(422, "refused");
        http.patch(
                        path,
                        Map.of("milestones", List.of(with("2", "signed", "2005"))),
                        http.get(path).etag())
                .expectProblem(400, "malformed");
        assertThat(ids()).doesNotHaveDuplicates();
    }

    @Test
    void of_another_side_stays_as_it_is() {
        String key = given.office(wuxi);
        String gimhae = http.get(path).at("/parties/1/city/id");
        Reply told = http.send(
                "POST",
                path + "/milestones",
                Http.bytes(Map.of("type", "ended", "by", gimhae)),
                "Content-Type",
                Http.JSON,
                "X-API-Key",
                key,
                "If-Match",
                http.get(path).etag());
        told.expectProblem(403, "forbidden");
        assertThat(http.get(path).at("/version")).isEqualTo("1");
    }

    private void patch(List<Map<String, String>> milestones) {
        http.patch(path, Map.of("milestones", milestones), http.get(path).etag())
                .expect(200);
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (JsonNode milestone : http.get(path).expect(200).json().get("milestones")) {
            ids.add(milestone.get("id").textValue());
        }
        return ids;
    }

    private static Map<String, String> of(String type, String date) {
        return Map.of("type", type, "date", date);
    }

    private static Map<String, String> with(String id, String type, String date) {
        return Map.of("id", id, "type", type, "date", date);
    }
}
