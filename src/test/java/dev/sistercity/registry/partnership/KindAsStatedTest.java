package dev.sistercity.registry.partnership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.partnership.Sides.Side;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each side calls the partnership, and since when. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class KindAsStatedTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Sides sides;

    @Test
    void has_the_words_of_each_side_and_each_step() {
        Side wuxi = sides.side("Wuxi", "CN");
        Side gimhae = sides.side("Gimhae", "KR");
        Map<String, ?> friends = Map.of("value", "友好交流城市", "lang", "zh-Hans", "by", wuxi.city(), "date", "1995");
        Map<String, ?> sisters = Map.of("value", "友好城市", "lang", "zh-Hans", "by", wuxi.city(), "date", "2005");
        Map<String, ?> korean = Map.of("value", "자매도시", "lang", "ko", "by", gimhae.city());
        String path = sides.recorded(
                Http.KEY,
                List.of(wuxi, gimhae),
                Map.of("established", "1995", "kindAsStated", List.of(friends, sisters, korean)));

        Reply read = http.get(path).expect(200);
        assertThat(read.json().get("kindAsStated")).hasSize(3);
        assertThat(read.at("/kindAsStated/0/by/name")).isEqualTo("Wuxi");
        assertThat(http.get(path + "?asOf=2000").at("/kindAsStated/0/value")).isEqualTo("友好交流城市");
        assertThat(http.get(path + "?asOf=2000").json().get("kindAsStated")).hasSize(2);
        assertThat(http.get("/v1/partnerships?q=友好城市").ids()).hasSize(1);

        sides.patches(path, wuxi.key(), Map.of("kindAsStated", List.of(friends)))
                .expectProblem(403, "forbidden");
        sides.patches(path, wuxi.key(), Map.of("kindAsStated", List.of(sisters, korean)))
                .expect(200);
        Map<String, ?> foreign = Map.of("value", "x", "lang", "en", "by", given.city("Elsewhere", "US"));
        assertThat(sides.patches(path, Http.KEY, Map.of("kindAsStated", List.of(foreign)))
                        .expectProblem(422, "refused")
                        .faults())
                .containsExactly("/kindAsStated/0/by");
    }

    @Test
    void takes_one_alone_as_earlier_clients_send_it() {
        Side wuxi = sides.side("Wuxi", "CN");
        Side gimhae = sides.side("Gimhae", "KR");
        Map<String, ?> sister = Map.of("value", "Sister City", "lang", "en");
        String path = sides.recorded(Http.KEY, List.of(wuxi, gimhae), Map.of("kindAsStated", sister));

        assertThat(http.get(path).at("/kindAsStated/0/value")).isEqualTo("Sister City");
        String id = path.substring(path.lastIndexOf('/') + 1);
        String claim = given.claim("partnerships", id, "/kindAsStated", sister, given.source());
        assertThat(http.get("/v1/claims/" + claim).at("/agreement")).isEqualTo("agrees");
        sides.patches(path, Http.KEY, Map.of("kindAsStated", Map.of("lang", "en-NZ")))
                .expect(200);
        assertThat(http.get(path).at("/kindAsStated/0/value")).isEqualTo("Sister City");
        assertThat(http.get(path).at("/kindAsStated/0/lang")).isEqualTo("en-NZ");
        assertThat(http.get(path + "/revisions").expect(200).text()).contains("Sister City");
    }
}
