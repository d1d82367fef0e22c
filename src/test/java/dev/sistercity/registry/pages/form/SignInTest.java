package dev.sistercity.registry.pages.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Issuer;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions of the site: how they begin, how far they go, and how they end. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class SignInTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Sql sql;

    private String city;
    private Browser browser;

    @BeforeEach
    void city() {
        city = given.city("Wuxi", "CN");
        browser = new Browser(http);
    }

    @Test
    void the_cookie_is_for_the_desk_alone_and_for_no_script() {
        Reply entered = browser.enter(given.office(city)).expect(303);

        assertThat(entered.header("Location")).isEqualTo("/desk");
        assertThat(entered.header("Set-Cookie"))
                .startsWith("registry-desk=scr_site_")
                .contains("; Path=/desk;", "; HttpOnly", "; SameSite=Strict", "; Max-Age=43200;")
                .doesNotContain("Secure", "Domain");
        browser.get("/desk").expect(200);
    }

    @Test
    void nothing_is_stored_that_would_let_its_reader_in() {
        String key = given.office(city);
        browser.enter(key).expect(303);
        browser.enter(Http.KEY).expect(303);
        browser.enter(Issuer.signed(Issuer.claims("office", city))).expect(303);

        String secret = browser.cookie().substring(browser.cookie().indexOf('=') + 1);
        List<String> rows = sql.query("select row_to_json(s)::text from site_session s", row -> row.getString(1));
        assertThat(rows).isNotEmpty();
        assertThat(String.join("\n", rows)).doesNotContain(secret, key, Http.KEY, "somebody");
    }

    @Test
    void without_a_session_a_reader_is_asked_to_sign_in_and_led_on_to_where_they_wanted_to_go() {
        Reply first = browser.get("/desk/proposal").expect(303);
        assertThat(first.header("Location")).isEqualTo("/desk/sign-in?to=/desk/proposal");
        assertThat(browser.get(first.header("Location")).expect(200).text())
                .contains("name=\"to\" value=\"/desk/proposal\"", "type=\"password\"");
        Reply entered = browser.post("/desk/sign-in", Map.of("key", given.office(city), "to", "/desk/proposal"));
        assertThat(entered.header("Location")).isEqualTo("/desk/proposal");
        for (String elsewhere : List.of("https://evil.example/", "//evil.example", "/desk/../v1", "/", "/desk\\evil")) {
            Reply led = browser.post("/desk/sign-in", Map.of("key", given.office(city), "to", elsewhere));
            assertThat(led.expect(303).header("Location")).isEqualTo("/desk");
        }
        assertThat(new Browser(http)
                        .post("/desk/proposal", Map.of("partner", "x"))
                        .expect(401)
                        .text())
                .contains("Your session is over", "type=\"password\"");
    }

    @Test
    void refuses_what_is_no_key_and_does_not_show_it_again() {
        for (String wrong : List.of("", "nonsense", "<script>alert(1)</script>", "x".repeat(20_000))) {
            Reply refused = browser.post("/desk/sign-in", Map.of("key", wrong)).expect(401);
            assertThat(refused.header("Set-Cookie")).isNull();
            assertThat(refused.text()).contains("is not valid").doesNotContain("nonsense", "<script>alert");
        }
        assertThat(http.send(
                                "POST",
                                "/desk/sign-in",
                                Http.bytes("%zz&&&=&key"),
                                "Content-Type",
                                "application/x-www-form-urlencoded",
                                "Accept",
                                "text/html")
                        .status())
                .isIn(400, 401);
        http.send("POST", "/desk/sign-in", Http.bytes("{}"), "Content-Type", "application/json")
                .expect(415);
        assertThat(sql.number("select count(*) from site_session")).isZero();
    }

    @Test
    void ends_with_its_key() {
        String office = given.record("offices", Map.of("name", "Wuxi", "city", city));
        Reply made = http.post("/v1/api-keys", Map.of("office", office, "role", "office"))
                .expect(201);
        browser.enter(made.at("/key")).expect(303);
        browser.get("/desk").expect(200);

        http.delete("/v1/api-keys/" + made.at("/id"), "*").expect(204);

        assertThat(browser.get("/desk").expect(303).header("Location")).startsWith("/desk/sign-in");
    }

    @Test
    void ends_when_its_reader_signs_out() {
        browser.enter(given.office(city)).expect(303);
        String token = browser.filled("/desk/proposal", Map.of()).get("token");
        browser.post("/desk/sign-out", Map.of("token", "another")).expect(403);

        Reply left = browser.post("/desk/sign-out", Map.of("token", token)).expect(303);

        assertThat(left.header("Set-Cookie")).startsWith("registry-desk=;").contains("Max-Age=0");
        browser.get("/desk").expect(303);
        assertThat(sql.number("select count(*) from site_session")).isZero();
    }

    @Test
    void ends_when_its_time_is_over_and_no_later_than_its_token() {
        browser.enter(given.office(city)).expect(303);
        sql.update("update site_session set expires_at = clock_timestamp() - interval '1 second'");
        browser.get("/desk").expect(303);

        JwtClaims claims = Issuer.claims("office", city);
        NumericDate soon = NumericDate.now();
        soon.addSeconds(600);
        claims.setExpirationTime(soon);
        given.office(city);
        Reply entered = browser.enter(Issuer.signed(claims)).expect(303);
        String age = entered.header("Set-Cookie").replaceFirst(".*Max-Age=(\\d+).*", "$1");
        assertThat(Integer.parseInt(age)).isBetween(1, 600);
        assertThat(browser.get("/desk").expect(200).text()).contains("Wuxi");
        assertThat(sql.number("select count(*) from site_session")).isEqualTo(1);
    }

    @Test
    void one_holder_has_so_many_sessions_and_no_more() {
        String key = given.office(city);
        browser.enter(key).expect(303);
        sql.update("insert into site_session (hash, holder, key_id, created_at, expires_at)"
                + " select sha256(convert_to(n::text, 'UTF8')), s.holder, s.key_id, s.created_at - interval '1 hour', s.expires_at"
                + " from site_session s, generate_series(1, 150) n");

        Browser another = new Browser(http);
        another.enter(key).expect(303);

        assertThat(sql.number("select count(*) from site_session")).isEqualTo(100);
        another.get("/desk").expect(200);
        browser.get("/desk").expect(200);
    }

    @Test
    void the_registrar_and_applications_may_come_too_and_speak_for_no_city() {
        browser.enter(Http.KEY).expect(303);
        assertThat(browser.get("/desk").expect(200).text()).contains("Your key speaks for no city");
        Browser application = new Browser(http);
        application.enter(given.key(Map.of("role", "partner-app"))).expect(303);
        application.get("/desk").expect(200);
        browser.cookie("registry-desk=" + "x".repeat(5_000));
        browser.get("/desk").expect(303);
        browser.cookie("registry-desk=scr_site_made-up");
        browser.get("/desk").expect(303);
    }
}
