package dev.sistercity.registry.partnership.agreement;

import static org.assertj.core.api.Assertions.assertThat;

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

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class AgreementTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private String id;
    private String path;

    @BeforeEach
    void a_partnership() {
        id = given.partnership(
                List.of(given.city("Wuxi", "CN"), given.city("Gimhae", "KR")), Map.of("established", "2005"));
        path = "/v1/partnerships/" + id;
    }

    @Test
    void has_texts_and_signatories_and_lapses_at_the_end_of_its_term() {
        Map<String, ?> signed = Map.of(
                "type",
                "sister-city-agreement",
                "title",
                "Agreement on sister city relations",
                "date",
                "2005-04-22",
                "validUntil",
                "2999-04-21",
                "renewal",
                "by-agreement",
                "texts",
                List.of(Map.of("lang", "ko", "url", "https://example.org/a", "sha256", "0".repeat(64))),
                "signatories",
                List.of(Map.of("name", "Jane Doe", "position", "Mayor")));

        Reply added = add(signed);
        String item = added.expect(201).header("Location");

        Reply agreement = http.get(item).expect(200);
        assertThat(agreement.at("/inForce")).isEqualTo("true");
        assertThat(agreement.at("/lapses")).isEqualTo("2999-04-21");
        assertThat(agreement.at("/texts/0/lang")).isEqualTo("ko");
        assertThat(http.get("/v1/partnerships?inForce=true").ids()).containsExactly(id);
        assertThat(http.get("/v1/partnerships?lapsesFrom=2999&lapsesTo=2999-04").ids())
                .containsExactly(id);
        assertThat(http.get("/v1/partnerships?lapsesFrom=2999-05").ids()).isEmpty();
        assertThat(http.get("/v1/partnerships?lapsesTo=2998").ids()).isEmpty();
        assertThat(http.get(path + "?asOf=2004").status()).isEqualTo(404);
        assertThat(http.get("/v1/partnerships?q=relations").ids()).containsExactly(id);
    }

    @Test
    void is_in_force_until_its_term_is_over_or_another_comes_in_its_place() {
        String over = add(Map.of("type", "memorandum", "date", "2006", "validUntil", "2009"))
                .expect(201)
                .header("Location");
        assertThat(http.get(over).at("/inForce")).isEqualTo("false");
        assertThat(http.get(over).at("/lapses")).isEqualTo("2009");
        assertThat(http.get("/v1/partnerships?inForce=true").ids()).isEmpty();
        assertThat(http.get("/v1/partnerships?inForce=false").ids()).containsExactly(id);
        assertThat(http.get("/v1/partnerships?lapsesFrom=2009&lapsesTo=2009").ids())
                .isEmpty();

        http.patch(over, Map.of("renewal", "automatic"), http.get(over).etag()).expect(200);
        assertThat(http.get(over).at("/inForce")).isEqualTo("true");
        assertThat(http.get(over).json().has("lapses")).isFalse();

        String later = add(Map.of("type", "renewal", "date", "2010", "supersedes", over.substring(over.length() - 5)))
                .expect(201)
                .header("Location");
        assertThat(http.get(over).at("/inForce")).isEqualTo("false");
        assertThat(http.get(later).at("/inForce")).isEqualTo("true");
        Reply then = http.get(path + "?asOf=2008").expect(200);
        assertThat(then.json().get("agreements")).hasSize(1);
        assertThat(then.at("/agreements/0/inForce")).isEqualTo("true");

        http.patch(path, Map.of("ended", "2020"), http.get(path).etag()).expect(200);
        assertThat(http.get(later).at("/inForce")).isEqualTo("false");
    }

    @Test
    void refuses_what_cannot_be() {
        refused(Map.of("type", "memorandum", "date", "2010", "validUntil", "2009"), "/validUntil");
        refused(Map.of("type", "memorandum", "date", "2008", "validFrom", "2010", "validUntil", "2009"), "/validUntil");
        refused(Map.of("type", "renewal", "supersedes", "zzzzz"), "/supersedes");
        refused(Map.of("type", "renewal", "id", "abcde", "supersedes", "abcde"), "/supersedes");
        add(Map.of("type", "treaty")).expectProblem(400, "malformed");
        add(Map.of("type", "other", "texts", List.of(Map.of("lang", "xx-yy-zz-1", "url", "ftp://x"))))
                .expectProblem(400, "malformed");
        assertThat(http.get(path).at("/version")).isEqualTo("1");
    }

    private void refused(Map<String, ?> agreement, String pointer) {
        assertThat(add(agreement).expectProblem(422, "refused").faults()).containsExactly(pointer);
    }

    private Reply add(Map<String, ?> agreement) {
        return http.send(
                "POST",
                path + "/agreements",
                Http.bytes(agreement),
                "Content-Type",
                Http.JSON,
                "X-API-Key",
                Http.KEY,
                "If-Match",
                http.get(path).etag());
    }
}
