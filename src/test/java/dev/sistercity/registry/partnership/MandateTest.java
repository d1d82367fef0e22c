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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A change is carried out in the names of those alone who speak for their cities when it is. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class MandateTest {

    @Inject
    Sides sides;

    @Inject
    Given given;

    @Inject
    Http http;

    private Side shanghai;
    private Side dunedin;
    private Side kyoto;
    private String path;

    @BeforeEach
    void agree() {
        shanghai = sides.side("Shanghai", "CN");
        dunedin = sides.side("Dunedin", "NZ");
        kyoto = sides.side("Kyoto", "JP");
        path = sides.recorded(shanghai.key(), List.of(shanghai, dunedin, kyoto), Map.of("established", "1994"));
        sides.states(path, dunedin, "confirmed").expect(200);
        sides.states(path, kyoto, "confirmed").expect(200);
    }

    /** What becomes of an office between its word and the last one. */
    enum Loss {
        KEY_REVOKED,
        CITY_CHANGED,
        OFFICE_DELETED
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void not_of_who_proposed_it_and_speaks_for_the_city_no_more(Loss loss) {
        refusedAfter(loss, shanghai);
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void not_of_who_accepted_it_and_speaks_for_the_city_no_more(Loss loss) {
        refusedAfter(loss, dunedin);
    }

    @Test
    void whatever_becomes_of_who_declined_or_was_not_asked() {
        String request = proposed();
        Side stranger = sides.side("Wuxi", "CN");
        sides.answers(request, dunedin.key(), "accepted").expect(200);
        lose(Loss.OFFICE_DELETED, stranger);

        assertThat(sides.answers(request, kyoto.key(), "accepted").expect(200).at("/status"))
                .isEqualTo("accepted");
        assertThat(http.get(path).at("/established")).isEqualTo("1995");
    }

    private void refusedAfter(Loss loss, Side loser) {
        String request = proposed();
        sides.answers(request, dunedin.key(), "accepted").expect(200);
        lose(loss, loser);

        Reply refused = sides.answers(request, kyoto.key(), "accepted").expectProblem(422, "refused");

        assertThat(refused.at("/detail")).contains("let this be withdrawn, and ask anew");
        assertThat(http.get(path).at("/established")).isEqualTo("1994");
        assertThat(http.get(request).at("/status")).isEqualTo("open");
    }

    private String proposed() {
        return sides.patches(path, shanghai.key(), Map.of("established", "1995"))
                .expect(202)
                .header("Location");
    }

    private void lose(Loss loss, Side side) {
        String office = http.get("/v1/offices?city=" + side.city()).ids().get(0);
        switch (loss) {
            case KEY_REVOKED ->
                http.get("/v1/api-keys", "X-API-Key", side.key())
                        .ids()
                        .forEach(key -> http.delete("/v1/api-keys/" + key, "*").expect(204));
            case CITY_CHANGED ->
                http.patch("/v1/offices/" + office, Map.of("city", given.city("Elsewhere", "FR")), "*")
                        .expect(200);
            case OFFICE_DELETED -> {
                lose(Loss.KEY_REVOKED, side);
                http.delete("/v1/offices/" + office, "*").expect(204);
            }
        }
    }
}
