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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who was a side of a partnership, and when. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class PartiesInTimeTest {

    private static final List<String> NAMES =
            List.of("Douzelage A", "Douzelage B", "Douzelage C", "Douzelage D", "Douzelage E", "Douzelage F");

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Sides sides;

    private List<Side> six;
    private String ring;

    @BeforeEach
    void a_ring_of_six() {
        six = new ArrayList<>();
        NAMES.forEach(name -> six.add(sides.side(name, "FR")));
        ring = sides.recorded(Http.KEY, six, Map.of("established", "1991"));
    }

    @Test
    void ends_its_own_part_only_by_its_own_word() {
        Side leaving = six.get(5);
        assertThat(counts(six.get(0))).isEqualTo("1 of 5");

        sides.tells(ring, leaving.key(), "ended", leaving.city()).expect(200);

        Reply read = http.get(ring);
        assertThat(read.at("/status")).isEqualTo("active");
        assertThat(read.json().get("endedBy")).isEmpty();
        assertThat(read.at("/parties/5/left")).isEqualTo("2020-05");
        assertThat(read.json().at("/parties/4").has("left")).isFalse();
        assertThat(counts(six.get(0))).isEqualTo("1 of 4");
        assertThat(counts(leaving)).isEqualTo("0 of 0");
        assertThat(http.get(ring + "?asOf=2010").json().get("parties")).hasSize(6);
        assertThat(http.get(ring + "?asOf=2022").json().get("parties")).hasSize(5);
        assertThat(http.get("/v1/cities/" + leaving.city() + "?asOf=2010").at("/partnerCount"))
                .isEqualTo("5");
        assertThat(http.get("/v1/cities/" + leaving.city() + "?asOf=2022").at("/partnershipCount"))
                .isEqualTo("0");
    }

    @Test
    void is_ended_when_fewer_than_two_are_left() {
        for (int i = 5; i > 1; i--) {
            leave(six.get(i)).expect(200);
            assertThat(http.get(ring).at("/status")).isEqualTo("active");
        }
        leave(six.get(1)).expect(200);

        assertThat(http.get(ring).at("/status")).isEqualTo("ended");
        assertThat(http.get(ring + "?asOf=2019").at("/status")).isEqualTo("active");
        assertThat(http.get(ring + "?asOf=2021").status()).isEqualTo(404);
    }

    private Reply leave(Side side) {
        return sides.tells(ring, side.key(), "ended", side.city());
    }

    @Test
    void joins_later_in_the_place_of_another_one() {
        String since = six.get(5).city();
        String item = ring + "/parties/" + http.get(ring).at("/parties/4/id");
        http.patch(
                        item,
                        Map.of("left", "2005", "leftReason", "Merged"),
                        http.get(item).etag())
                .expect(200);
        item = ring + "/parties/" + http.get(ring).at("/parties/5/id");
        Reply joined = http.patch(
                item,
                Map.of("joined", "2006", "successorOf", six.get(4).city()),
                http.get(item).etag());

        assertThat(joined.expect(200).at("/parties/5/successorOf/id"))
                .isEqualTo(six.get(4).city());
        assertThat(joined.at("/parties/4/leftReason")).isEqualTo("Merged");
        assertThat(http.get(ring + "?asOf=2000").json().get("parties")).hasSize(5);
        assertThat(http.get(ring + "?asOf=2010").json().get("parties")).hasSize(5);
        assertThat(http.get("/v1/cities/" + since + "?asOf=2000").at("/partnerCount"))
                .isEqualTo("0");
    }

    @Test
    void refuses_what_cannot_be() {
        assertRefused(0, Map.of("joined", "2000", "left", "1995"), "/left");
        assertRefused(0, Map.of("left", "1980"), "/left");
        assertRefused(0, Map.of("leftReason", "For no reason"), "/leftReason");
        assertRefused(0, Map.of("successorOf", six.get(0).city()), "/successorOf");
        assertRefused(0, Map.of("successorOf", given.city("Elsewhere", "FR")), "/successorOf");
        String item = ring + "/parties/" + http.get(ring).at("/parties/1/id");
        http.patch(
                        item,
                        Map.of("successorOf", six.get(0).city()),
                        http.get(item).etag())
                .expect(200);
        assertRefused(0, Map.of("successorOf", six.get(1).city()), "/successorOf");
    }

    @Test
    void says_why_one_of_two_parties_cannot_be_removed() {
        String pair = sides.recorded(Http.KEY, six.subList(0, 2), Map.of("kind", "contact"));
        String etag = http.get(pair).etag();
        for (Side by : List.of(new Side(null, Http.KEY), six.get(0))) {
            Reply refused =
                    http.delete(pair + "/parties/" + http.get(pair).at("/parties/0/id"), etag, "X-API-Key", by.key());

            assertThat(refused.expectProblem(422, "refused").at("/detail"))
                    .isEqualTo("The record cannot be without this item: /parties must be 2 to 50");
        }
        assertThat(http.get(pair).etag()).isEqualTo(etag);
        http.delete(ring + "/parties/" + http.get(ring).at("/parties/0/id"), "*")
                .expect(200);
        http.delete(ring + "/parties/none", "*").expectProblem(404, "not-found");
    }

    @Test
    void lets_no_side_say_that_another_one_left() {
        String item = ring + "/parties/" + http.get(ring).at("/parties/1/id");
        sides.patches(item, six.get(0).key(), Map.of("left", "2000")).expectProblem(403, "forbidden");
        sides.patches(item, six.get(1).key(), Map.of("left", "2000")).expect(200);
        assertThat(http.get(ring).at("/parties/1/left")).isEqualTo("2000");
    }

    private void assertRefused(int party, Map<String, ?> change, String pointer) {
        String item = ring + "/parties/" + http.get(ring).at("/parties/" + party + "/id");
        Reply refused = http.patch(item, change, http.get(item).etag());
        assertThat(refused.expectProblem(422, "refused").faults()).containsExactly(pointer);
    }

    @Test
    void tells_the_writer_of_a_pair_what_joins_its_cities_already() {
        Map<String, Object> pair = Map.of(
                "kind",
                "sister-city",
                "parties",
                List.of(
                        Map.of("city", six.get(0).city()),
                        Map.of("city", six.get(1).city())));
        Reply told = http.post("/v1/partnerships", pair).expectProblem(409, "duplicate");
        assertThat(told.at("/candidates/0/reasons/0") + told.text()).contains("among others");
        http.post("/v1/partnerships?allowDuplicate=a%20pair%20of%20its%20own", pair)
                .expect(201);

        Map<String, Object> contact = Given.draft(pair, Map.of("kind", "contact"));
        assertThat(http.post("/v1/partnerships", contact)
                        .expectProblem(409, "duplicate")
                        .text())
                .contains("joins the same cities, as sister-city");
        http.post("/v1/partnerships", Given.draft(contact, Map.of("status", "ended")))
                .expect(201);
    }

    @Test
    void confirms_by_its_own_office_whoever_proposed() {
        Side shanghai = sides.side("Shanghai", "CN");
        Side dunedin = sides.side("Dunedin", "NZ");
        String path = sides.recorded(shanghai.key(), List.of(shanghai, dunedin), Map.of("established", "1994"));
        sides.states(path, dunedin, "confirmed").expect(200);
        String byShanghai = http.get(path).at("/parties/0/confirmation/by");
        String byDunedin = http.get(path).at("/parties/1/confirmation/by");

        String request = sides.patches(path, dunedin.key(), Map.of("established", "1995"))
                .expect(202)
                .header("Location");
        sides.answers(request, shanghai.key(), "accepted").expect(200);

        Reply read = http.get(path);
        assertThat(read.at("/established")).isEqualTo("1995");
        assertThat(read.at("/parties/0/confirmation/by")).isEqualTo(byShanghai);
        assertThat(read.at("/parties/1/confirmation/by")).isEqualTo(byDunedin).isNotEqualTo(byShanghai);
    }

    @Test
    void shows_what_sides_that_have_confirmed_it_say_differently() {
        Side shanghai = sides.side("Shanghai", "CN");
        Side dunedin = sides.side("Dunedin", "NZ");
        String path = sides.recorded(shanghai.key(), List.of(shanghai, dunedin), Map.of("established", "1994"));
        sides.states(path, dunedin, dunedin.city(), Map.of("stance", "confirmed", "established", "1994-10"))
                .expect(200);
        assertThat(http.get(path).json().get("differences")).isEmpty();

        sides.states(path, dunedin, dunedin.city(), Map.of("stance", "confirmed", "established", "1995"))
                .expect(200);
        assertThat(http.get(path).at("/verification")).isEqualTo("confirmed");
        assertThat(http.get(path).at("/differences/0")).isEqualTo("/established");
    }

    private String counts(Side side) {
        Reply city = http.get("/v1/cities/" + side.city()).expect(200);
        return city.at("/partnershipCount") + " of " + city.at("/partnerCount");
    }
}
