package dev.sistercity.registry.edition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class EditionTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Test
    void freezes_a_state_that_never_changes_and_can_be_cited() throws IOException {
        String wuxi = given.city("Wuxi", "CN");
        String leverkusen = given.city("Leverkusen", "DE");
        given.partnership(wuxi, leverkusen, "sister-city");

        Reply first = freeze().expect(201);
        assertThat(first.header("Location")).isEqualTo("/v1/editions/1");
        assertThat(first.at("/records/cities")).isEqualTo("2");
        assertThat(first.at("/records/partnerships")).isEqualTo("1");
        assertThat(first.at("/citation"))
                .contains("edition 1", "1 partnerships of 2 cities", first.at("/checksum"), "/v1/editions/1");
        Reply file = http.get("/v1/editions/1/records.ndjson").expect(200);
        assertThat(sha256(file.body())).isEqualTo(first.at("/checksum"));
        assertThat(file.etag()).isEqualTo('"' + first.at("/checksum") + '"');

        http.delete("/v1/cities/" + given.city("Gone", "NZ"), "*").expect(204);
        String name = "/v1/cities/" + wuxi;
        http.patch(
                        name,
                        Map.of("website", "https://www.wuxi.gov.cn/"),
                        http.get(name).etag())
                .expect(200);
        String gimhae = given.city("Gimhae", "KR");

        assertThat(http.get("/v1/editions/1/records.ndjson").text()).isEqualTo(file.text());
        assertThat(http.get("/v1/editions/1").expect(200).at("/checksum")).isEqualTo(first.at("/checksum"));
        assertThat(http.get("/v1/editions/1/records.ndjson", "If-None-Match", file.etag())
                        .status())
                .isEqualTo(304);
        Reply second = freeze().expect(201);
        assertThat(second.at("/number")).isEqualTo("2");
        Reply difference = http.get("/v1/editions/2/difference").expect(200);
        assertThat(difference.at("/previous")).isEqualTo("1");
        assertThat(difference.json().at("/counts/cities")).hasToString("{\"added\":1,\"changed\":1}");
        assertThat(difference.json().get("records").findValuesAsText("id")).containsExactlyInAnyOrder(wuxi, gimhae);
        assertThat(http.get("/v1/editions/1/difference").json().has("previous")).isFalse();
        assertThat(ids("/v1/editions/2/records.ndjson"))
                .contains(wuxi, leverkusen, gimhae)
                .hasSize(4);
    }

    private List<String> ids(String file) throws IOException {
        List<String> ids = new ArrayList<>();
        for (String line : http.get(file).expect(200).text().split("\n")) {
            JsonNode record = new ObjectMapper().readTree(line);
            ids.add(record.get("id").asText());
            assertThat(record.at("/document").isObject()).isTrue();
        }
        return ids;
    }

    @Test
    void freezes_one_state_once_whoever_asks_how_often() {
        given.city("Wuxi", "CN");
        List<CompletableFuture<Reply>> asked = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            asked.add(CompletableFuture.supplyAsync(this::freeze));
        }
        List<Reply> replies = asked.stream().map(CompletableFuture::join).toList();

        assertThat(replies).allMatch(reply -> reply.at("/number").equals("1"));
        assertThat(replies).extracting(Reply::status).containsOnlyOnce(201).contains(201, 200);
        assertThat(http.get("/v1/editions").expect(200).at("/page/total")).isEqualTo("1");
        given.city("Gimhae", "KR");
        assertThat(http.send("POST", "/v1/editions?dryRun=true", null, "X-API-Key", Http.KEY)
                        .expect(200)
                        .at("/number"))
                .isEqualTo("2");
        assertThat(http.get("/v1/editions").at("/page/total")).isEqualTo("1");
        http.get("/v1/editions/2").expectProblem(404, "not-found");
    }

    @Test
    void lists_the_newest_first_page_by_page() {
        for (int i = 0; i < 3; i++) {
            given.city("City " + i, "NZ");
            freeze().expect(201);
        }
        Reply page = http.get("/v1/editions?limit=2").expect(200);
        assertThat(page.json().findValuesAsText("number")).containsExactly("3", "2");
        Reply next = http.get("/v1/editions?limit=2&cursor=" + page.at("/page/nextCursor"));
        assertThat(next.json().findValuesAsText("number")).containsExactly("1");
        assertThat(next.at("/page/nextCursor")).isNull();
    }

    @Test
    void refuses_whoever_is_no_registrar_and_what_is_no_edition() {
        http.send("POST", "/v1/editions", null).expectProblem(401, "unauthenticated");
        http.send("POST", "/v1/editions", null, "X-API-Key", given.office(given.city("Wuxi", "CN")))
                .expectProblem(403, "forbidden");
        http.get("/v1/editions/0").expectProblem(400, "malformed");
        http.get("/v1/editions/x").expectProblem(400, "malformed");
        http.get("/v1/editions/9").expectProblem(404, "not-found");
        http.get("/v1/editions/9/records.ndjson").expectProblem(404, "not-found");
        http.get("/v1/editions?cursor=x").expectProblem(400, "malformed");
        http.get("/v1/editions?asOf=1990").expectProblem(400, "malformed");
    }

    private Reply freeze() {
        return http.send("POST", "/v1/editions", null, "X-API-Key", Http.KEY);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
