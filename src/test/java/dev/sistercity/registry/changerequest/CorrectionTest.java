package dev.sistercity.registry.changerequest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class CorrectionTest {

    /** As src/test/resources/application.properties has it. */
    private static final int MOST = 40;

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Inject
    AnonymousQuota share;

    private String dunedin;
    private String ofDunedin;

    @BeforeEach
    void city() {
        share.forget();
        dunedin = given.city(
                "Dunedin", "NZ", Map.of("identifiers", List.of(Map.of("scheme", "geonames", "value", "2191562"))));
        ofDunedin = given.office(dunedin);
    }

    @Test
    void takes_a_correction_from_anybody_and_makes_it_when_the_office_accepts_it() {
        Reply sent = send(correction(Map.of("website", "https://www.dunedin.govt.nz/")), null)
                .expect(201);
        String request = sent.header("Location");
        assertThat(sent.at("/kind")).isEqualTo("correction");
        assertThat(sent.at("/status")).isEqualTo("open");
        assertThat(sent.at("/by")).isEqualTo("anonymous");
        assertThat(sent.at("/subject/id")).isEqualTo(dunedin);
        assertThat(sent.at("/subject/title")).isEqualTo("Dunedin");
        assertThat(http.get(request).text()).isEqualTo(sent.text());
        assertThat(http.get("/v1/cities/" + dunedin).at("/website")).isNull();

        Reply accepted = answer(request, ofDunedin, "accepted").expect(200);

        assertThat(accepted.at("/status")).isEqualTo("accepted");
        assertThat(accepted.at("/answers/0/by")).startsWith("office:");
        Reply city = http.get("/v1/cities/" + dunedin);
        assertThat(city.at("/website")).isEqualTo("https://www.dunedin.govt.nz/");
        Reply revision = http.get("/v1/cities/" + dunedin + "/revisions/2");
        assertThat(revision.at("/actor")).startsWith("office:");
        assertThat(revision.at("/reason"))
                .isEqualTo("Change request " + sent.at("/id") + " by anonymous: The council has a new address");
        assertThat(http.get(request + "/revisions").ids()).hasSize(2);
    }

    @Test
    void lets_the_registrar_decide_too_and_nobody_else() {
        String request = send(correction(Map.of("website", "https://a.example/")), null)
                .expect(201)
                .header("Location");
        String other = given.office(given.city("Kyoto", "JP"));
        for (String verdict : List.of("accepted", "declined", "withdrawn")) {
            answer(request, other, verdict).expectProblem(403, "forbidden");
            answer(request, null, verdict).expectProblem(401, "unauthenticated");
        }
        answer(request, Http.KEY, "withdrawn").expectProblem(403, "forbidden");

        Reply declined = answer(request, Http.KEY, "declined").expect(200);

        assertThat(declined.at("/answers/0/reason")).isEqualTo("So we say");
        assertThat(http.get("/v1/cities/" + dunedin).at("/website")).isNull();
        answer(request, ofDunedin, "accepted").expectProblem(422, "refused");
    }

    @Test
    void lets_a_sender_with_a_key_withdraw() {
        String app = given.key(Map.of("role", "partner-app", "label", "An app"));
        String request = send(correction(Map.of("website", "https://a.example/")), app)
                .expect(201)
                .header("Location");
        assertThat(http.get(request).at("/by")).startsWith("partner-app:");
        answer(request, app, "accepted").expectProblem(403, "forbidden");

        assertThat(answer(request, app, "withdrawn").expect(200).at("/status")).isEqualTo("withdrawn");
    }

    @Test
    void refuses_at_once_what_could_not_be_made() {
        assertThat(send(correction(Map.of("website", 5)), null)
                        .expectProblem(400, "malformed")
                        .faults())
                .containsExactly("/patch/website");
        assertThat(send(correction(Map.of("latitude", 5)), null)
                        .expectProblem(422, "refused")
                        .faults())
                .containsExactly("/patch/longitude");
        assertThat(send(correction(Map.of("websit", "x")), null)
                        .expectProblem(400, "malformed")
                        .faults())
                .containsExactly("/patch/websit");
        send(correction(Map.of("countryCode", "NZ")), null).expectProblem(422, "refused");
        send(correction(Map.of("subject", Map.of("resource", "cities", "id", "geonames:1"))), null)
                .expectProblem(400, "malformed");
        Map<String, Object> nobody = correction(Map.of("website", "https://a.example/"));
        nobody.put("subject", Map.of("resource", "cities", "id", "geonames:1"));
        assertThat(send(nobody, null).expectProblem(422, "refused").faults()).containsExactly("/subject/id");
        Map<String, Object> told = correction(Map.of("website", "https://a.example/"));
        told.put("progress", Map.of("status", "accepted"));
        assertThat(send(told, null).expectProblem(400, "malformed").faults()).containsExactly("/progress");
        assertThat(stored.count("change_request")).isZero();
    }

    @Test
    void says_why_an_accepted_correction_can_no_longer_be_made() {
        String request = send(correction(Map.of("partOf", given.city("Otago", "NZ"))), null)
                .expect(201)
                .header("Location");
        String otago = http.get(request).at("/patch/partOf");
        http.patch("/v1/cities/" + otago, Map.of("partOf", dunedin), "*").expect(200);

        answer(request, ofDunedin, "accepted").expectProblem(422, "refused");

        assertThat(http.get(request).at("/status")).isEqualTo("open");
        assertThat(answer(request, ofDunedin, "declined").expect(200).at("/status"))
                .isEqualTo("declined");
    }

    @Test
    void takes_few_corrections_an_hour_from_one_address_and_any_number_with_a_key() {
        for (int i = 0; i < MOST; i++) {
            send(correction(Map.of("website", "https://a.example/" + i)), null).expect(201);
        }
        Reply refused =
                send(correction(Map.of("website", "https://a.example/")), null).expectProblem(429, "too-many");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3000, 3600);
        send(correction(Map.of("website", "https://a.example/")), ofDunedin).expect(201);
        assertThat(stored.count("change_request")).isEqualTo(MOST + 1);
    }

    @Test
    void refuses_a_key_that_is_not_known() {
        send(correction(Map.of("website", "https://a.example/")), "no-such-key").expectProblem(401, "unauthenticated");
    }

    @Test
    void keeps_first_answers_of_unknown_senders_apart() {
        Map<String, Object> one = correction(Map.of("website", "https://a.example/"));
        Map<String, Object> another = correction(Map.of("website", "https://b.example/"));
        Reply first = send(one, null, "Idempotency-Key", "1").expect(201);

        assertThat(send(one, null, "Idempotency-Key", "1").expect(201).at("/id"))
                .isEqualTo(first.at("/id"));
        assertThat(send(another, null, "Idempotency-Key", "1").expect(201).at("/id"))
                .isNotEqualTo(first.at("/id"));
        assertThat(stored.count("change_request")).isEqualTo(2);
    }

    @Test
    void puts_a_correction_of_what_both_sides_confirmed_before_the_other_one() {
        String wuxi = given.city("Wuxi", "CN");
        String ofWuxi = given.office(wuxi);
        String partnership = given.partnership(List.of(wuxi, dunedin), Map.of("established", "1994"));
        for (String[] side : new String[][] {{wuxi, ofWuxi}, {dunedin, ofDunedin}}) {
            http.send(
                            "PUT",
                            "/v1/partnerships/" + partnership + "/confirmations/" + side[0],
                            Http.bytes(Map.of("stance", "confirmed")),
                            "Content-Type",
                            Http.JSON,
                            "X-API-Key",
                            side[1],
                            "If-Match",
                            http.get("/v1/partnerships/" + partnership).etag())
                    .expect(200);
        }
        Map<String, Object> draft = correction(Map.of("established", "1993"));
        draft.put("subject", Map.of("resource", "partnerships", "id", partnership));
        String request = send(draft, null).expect(201).header("Location");

        Reply adopted = answer(request, ofWuxi, "accepted").expect(200);

        assertThat(adopted.at("/kind")).isEqualTo("consent");
        assertThat(adopted.at("/status")).isEqualTo("open");
        assertThat(http.get("/v1/partnerships/" + partnership).at("/established"))
                .isEqualTo("1994");
        answer(request, ofWuxi, "accepted").expectProblem(403, "forbidden");
        assertThat(answer(request, ofDunedin, "accepted").expect(200).at("/status"))
                .isEqualTo("accepted");
        assertThat(http.get("/v1/partnerships/" + partnership).at("/established"))
                .isEqualTo("1993");
        assertThat(http.get("/v1/partnerships/" + partnership).at("/verification"))
                .isEqualTo("confirmed");
    }

    @Test
    void finds_requests_by_what_they_are_about() {
        String wuxi = given.city("Wuxi", "CN");
        String partnership = given.partnership(wuxi, dunedin, "sister-city");
        String ofCity = send(correction(Map.of("website", "https://a.example/")), null)
                .expect(201)
                .at("/id");
        Map<String, Object> draft = correction(Map.of("fields", List.of("youth")));
        draft.put("subject", Map.of("resource", "partnerships", "id", partnership));
        String ofPartnership = send(draft, null).expect(201).at("/id");

        assertThat(http.get("/v1/change-requests?city=geonames:2191562").ids())
                .containsExactlyInAnyOrder(ofCity, ofPartnership);
        assertThat(http.get("/v1/change-requests?city=" + wuxi).ids()).containsExactly(ofPartnership);
        assertThat(http.get("/v1/change-requests?subject=" + dunedin).ids()).containsExactly(ofCity);
        assertThat(http.get("/v1/change-requests?resource=partnerships").ids()).containsExactly(ofPartnership);
        assertThat(http.get("/v1/change-requests?status=declined").ids()).isEmpty();
        assertThat(http.get("/v1/changes?after=0&limit=200").text()).contains("\"change-requests\"");
    }

    @Test
    void asks_about_the_successor_of_a_merged_record() {
        String twin = given.city("Dunedin", "NZ");
        Map<String, Object> draft = correction(Map.of("website", "https://a.example/"));
        draft.put("subject", Map.of("resource", "cities", "id", twin));
        String request = send(draft, null).expect(201).header("Location");

        http.post("/v1/cities/" + twin + "/merge", Map.of("into", dunedin), "If-Match", "*")
                .expect(200);

        assertThat(http.get(request).at("/subject/id")).isEqualTo(dunedin);
        answer(request, ofDunedin, "accepted").expect(200);
        assertThat(http.get("/v1/cities/" + dunedin).at("/website")).isEqualTo("https://a.example/");
    }

    private static Map<String, Object> correction(Map<String, ?> patch) {
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("subject", Map.of("resource", "cities", "id", "geonames:2191562"));
        draft.put("patch", patch);
        draft.put("reason", "The council has a new address");
        return draft;
    }

    private Reply send(Object draft, String key, String... headers) {
        String[] all = {"Content-Type", Http.JSON, "X-API-Key", key, null, null};
        if (headers.length > 0) {
            System.arraycopy(headers, 0, all, 4, 2);
        }
        return http.send("POST", "/v1/change-requests", Http.bytes(draft), all);
    }

    private Reply answer(String request, String key, String verdict) {
        return http.send(
                "POST",
                request + "/answers",
                Http.bytes(Map.of("verdict", verdict, "reason", "So we say")),
                "Content-Type",
                Http.JSON,
                "X-API-Key",
                key,
                "If-Match",
                http.get(request).etag());
    }
}
