package dev.sistercity.registry.partnerrequest;

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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Offices answer cities that look for partners, and the registry suggests who fits. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class PartnerRequestAnswerTest {

    private static final String PATH = "/v1/partner-requests";

    @Inject
    Http http;

    @Inject
    Given given;

    private String dunedin;
    private String ours;

    @BeforeEach
    void city() {
        dunedin = given.city("Dunedin", "NZ", Map.of("population", Map.of("value", 126_255)));
        ours = given.office(dunedin);
    }

    private static LocalDate day() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private Map<String, Object> draft(String city, Map<String, ?> more) {
        return Given.draft(
                Map.of(
                        "city",
                        city,
                        "topics",
                        List.of("education", "climate"),
                        "text",
                        List.of(Map.of("value", "A harbour city looks for schools", "lang", "en")),
                        "until",
                        day().plusDays(10).toString()),
                more);
    }

    private String request(String city, Map<String, ?> more) {
        return given.record("partner-requests", draft(city, more));
    }

    @Test
    void an_office_answers_by_a_draft_that_both_see_and_that_becomes_a_partnership() {
        String kyoto = given.city("Kyoto", "JP");
        String theirs = given.office(kyoto);
        String strangers = given.office(given.city("Oslo", "NO"));
        String answers = PATH + "/" + request(dunedin, Map.of()) + "/answers";
        Map<String, ?> gladly = Map.of("text", "Gladly, zebrafinch");

        Reply tried =
                http.post(answers + "?dryRun=true", gladly, "X-API-Key", theirs).expect(200);
        http.get("/v1/drafts/" + tried.at("/id"), "X-API-Key", theirs).expect(404);
        Reply answer = http.post(answers, gladly, "X-API-Key", theirs).expect(201);

        String draft = answer.header("Location");
        for (String key : List.of(ours, theirs)) {
            Reply read = http.get(draft, "X-API-Key", key).expect(200);
            assertThat(read.at("/comments/0/text")).isEqualTo("Gladly, zebrafinch");
            assertThat(read.at("/partnerRequest/name")).isEqualTo("Dunedin: education, climate");
        }
        http.get(draft, "X-API-Key", strangers).expectProblem(404, "not-found");
        assertThat(http.get("/v1/changes").text() + http.get(PATH).text()).doesNotContain("zebrafinch");
        assertThat(http.get("/v1/desk", "X-API-Key", ours).at("/awaitsMyWord/0/why"))
                .as("%s", http.get("/v1/desk", "X-API-Key", ours))
                .isEqualTo("draft");
        http.post(answers, gladly, "X-API-Key", theirs).expectProblem(422, "refused");

        Reply published = http.send("POST", draft + "/publish", null, "X-API-Key", ours, "If-Match", "*")
                .expect(200);
        Reply partnership = http.get(published.at("/published")).expect(200);
        assertThat(partnership.at("/status")).isEqualTo("proposed");
        assertThat(partnership.at("/fields/0")).isEqualTo("education");
        assertThat(partnership.at("/parties/1/city/name")).isEqualTo("Kyoto");
    }

    @Test
    void what_cannot_be_answered_says_why() {
        String kyoto = given.city("Kyoto", "JP");
        String theirs = given.office(kyoto);
        Map<String, ?> gladly = Map.of("text", "Gladly");
        String answers = PATH + "/" + request(dunedin, Map.of()) + "/answers";
        String without = PATH + "/" + request(given.city("Bergen", "NO"), Map.of()) + "/answers";
        String past = PATH + "/" + request(dunedin, Map.of("until", "2020")) + "/answers";

        http.post(answers, gladly, "X-API-Key", ours).expectProblem(422, "refused");
        http.post(without, gladly, "X-API-Key", theirs).expectProblem(422, "refused");
        http.post(past, gladly, "X-API-Key", theirs).expectProblem(422, "refused");
        http.post(answers, Map.of("text", " "), "X-API-Key", theirs).expectProblem(400, "malformed");
        assertThat(http.post(answers, Map.of("text", "Yes", "city", dunedin), "X-API-Key", theirs)
                        .expectProblem(422, "refused")
                        .faults())
                .containsExactly("/city");
        http.post(answers, gladly).expectProblem(403, "forbidden");
        http.post(PATH + "/" + kyoto + "/answers", gladly, "X-API-Key", theirs).expectProblem(404, "not-found");
        assertThat(http.get("/v1/drafts", "X-API-Key", theirs).at("/page/total"))
                .isEqualTo("0");
    }

    /** Where a city has no office of its own, that of the unit above writes and is answered. */
    @Test
    void the_office_above_is_answered() {
        String otago = given.city("Otago", "NZ");
        String above = given.office(otago);
        String balclutha = given.city("Balclutha", "NZ", Map.of("partOf", otago));
        String theirs = given.office(given.city("Kyoto", "JP"));
        Reply made =
                http.post(PATH, draft(balclutha, Map.of()), "X-API-Key", above).expect(201);

        String draft = http.post(made.header("Location") + "/answers", Map.of("text", "Gladly"), "X-API-Key", theirs)
                .expect(201)
                .header("Location");

        http.get(draft, "X-API-Key", above).expect(200);
        http.get(draft, "X-API-Key", ours).expectProblem(404, "not-found");
    }

    @Test
    void cities_that_fit_are_suggested_with_reasons() {
        String valparaiso = given.city("Valparaíso", "CL", Map.of("population", Map.of("value", 296_000)));
        String small = given.city("Castro", "CL", Map.of("population", Map.of("value", 30_000)));
        String kyoto = given.city("Kyoto", "JP", Map.of("population", Map.of("value", 1_460_000)));
        given.partnership(List.of(valparaiso, kyoto), Map.of("fields", List.of("education")));
        given.partnership(List.of(small, kyoto), Map.of("fields", List.of("education")));
        String looks = given.city("Osorno", "CL", Map.of("population", Map.of("value", 160_000)));
        String own = request(looks, Map.of("wantedCountryCodes", List.of("NZ")));
        request(given.city("Iquique", "CL"), Map.of("wantedCountryCodes", List.of("BR")));
        String id = request(
                dunedin,
                Map.of(
                        "wantedCountryCodes",
                        List.of("CL"),
                        "populationFrom",
                        100_000,
                        "populationTo",
                        500_000,
                        "languages",
                        List.of("es-CL")));

        Reply matches = http.get(PATH + "/" + id + "/matches").expect(200);

        assertThat(values(matches.json(), "/city/id")).containsExactlyInAnyOrder(valparaiso, looks);
        JsonNode first = matches.json().at("/items/0");
        assertThat(first.at("/city/id").asText()).isEqualTo(valparaiso);
        assertThat(first.at("/reasons").toString())
                .contains("Its partnerships are about education", "Spanish is the main language of its country");
        assertThat(matches.at("/items/1/partnerRequests/0/id")).isEqualTo(own);
        assertThat(matches.at("/partnerRequest/name")).isEqualTo("Dunedin: education, climate");
        assertThat(http.get(PATH + "/" + id + "/matches?limit=1").json().get("items"))
                .hasSize(1);
        http.get(PATH + "/" + dunedin + "/matches").expectProblem(404, "not-found");
        http.get(PATH + "/" + id + "/matches?limit=0").expectProblem(400, "malformed");
    }

    private static List<String> values(JsonNode page, String pointer) {
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .map(item -> item.at(pointer).asText())
                .toList();
    }
}
