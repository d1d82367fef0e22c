package dev.sistercity.registry.vitality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What counts for a city: itself, or the units under it too. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class VitalityUnitsTest extends VitalityFixture {

    @Test
    void the_units_under_a_city_count_where_they_are_asked_for() {
        String own = exchange(wuxi, leverkusen, "2019-05-04");
        String ofUnit = exchange(yixing, leverkusen, "2024-09-09");
        String inside = exchange(wuxi, yixing, "2025-02-01");

        Reply alone = ofCity(wuxi, DAY);
        assertThat(alone.at("/level")).isEqualTo("own");
        assertThat(ids(alone, "/exchanges/records")).containsExactly(inside, own);
        assertThat(ids(alone, "/exchangesIn/records")).containsExactly(inside, own);
        Reply together = ofCity(wuxi, DAY + "&within=true");
        assertThat(together.at("/level")).isEqualTo("within");
        assertThat(texts(together, "/units", "/name")).containsExactly("Wuxi", "Yixing");
        assertThat(ids(together, "/exchanges/records")).containsExactly(inside, ofUnit, own);
        // What goes on between its own units is neither in nor out.
        assertThat(ids(together, "/exchangesIn/records")).containsExactly(ofUnit, own);
        assertThat(together.at("/exchangesOut/count")).isEqualTo("0");
        assertThat(ofPartnership(DAY).at("/lastContact/date")).isEqualTo("2019-05-04");
        Reply partners = ofPartnership(DAY + "&within=true");
        assertThat(partners.at("/lastContact/date")).isEqualTo("2024-09-09");
        assertThat(partners.at("/sides/0/units")).isEqualTo("2");
        lead(alone, 8);
        lead(together, 4);
        lead(partners, 3);
    }

    @Test
    void a_unit_that_is_a_side_itself_does_not_count_for_the_city_above_it() {
        String three = given.partnership(List.of(wuxi, yixing, gimhae), Map.of());
        String inside = exchange(wuxi, yixing, "2025-02-01");
        String out = exchange(gimhae, yixing, "2024-02-01");

        Reply vitality = http.get("/v1/partnerships/" + three + "/vitality?within=true&" + DAY)
                .expect(200);
        assertThat(ids(vitality, "/exchanges/records")).containsExactly(inside, out);
        assertThat(texts(vitality, "/sides", "/city/name", "/units", "/exchangesOut/count"))
                .containsExactly("Wuxi 1 0", "Yixing 1 2", "Gimhae 1 0");
        assertThat(vitality.json().at("/exchanges/hrefs")).isEmpty();
    }
}
