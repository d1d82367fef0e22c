package dev.sistercity.registry.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.RareSettingsProfile;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.ShiftedClock;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Offices have their desks sent to an address that they prove. */
@QuarkusTest
@TestProfile(RareSettingsProfile.class)
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class DigestTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    MailRounds rounds;

    @Inject
    DataSource database;

    @Inject
    ShiftedClock clock;

    private Letterbox letterbox;

    @BeforeEach
    void open() {
        letterbox = new Letterbox();
    }

    @AfterEach
    void close() {
        letterbox.close();
        clock.reset();
    }

    private static final String DIGEST = "/v1/desk/digest";

    private String key;
    private String office;
    private String munich;

    @BeforeEach
    void office() {
        munich = given.city("München", "DE");
        office = given.record("offices", Map.of("name", "Referat Internationales", "city", munich));
        key = given.key(Map.of("role", "office", "office", office));
    }

    private String proposal(String city) {
        return given.partnership(
                List.of(given.city(city, "NZ"), munich), Map.of("kind", "friendship-city", "status", "proposed"));
    }

    private Reply subscribe(Map<String, ?> more) {
        return http.post(
                DIGEST, Given.draft(Map.of("email", "int@muenchen.example", "every", "daily"), more), "X-API-Key", key);
    }

    private String confirmLink(int mails) {
        rounds.round();
        return Letterbox.link(letterbox.last(mails), "/mail/confirm?token=");
    }

    private void confirmed() {
        subscribe(Map.of()).expect(201);
        http.send("POST", confirmLink(1), null).expect(200);
    }

    @Test
    void an_address_is_asked_before_anything_is_sent_there() throws Exception {
        proposal("Dunedin");
        Reply asked = subscribe(Map.of()).expect(201);
        assertThat(asked.at("/confirmed")).isEqualTo("false");
        assertThat(asked.at("/lang")).isEqualTo("de");
        String link = confirmLink(1);
        assertThat(letterbox.last(1).getSubject()).isEqualTo("Soll Referat Internationales hierher senden?");
        clock.pass(Duration.ofDays(2));
        rounds.round();
        assertThat(letterbox.all()).hasSize(1);
        String token = link.substring(link.indexOf('=') + 1);
        assertThat(rows("select t::text from desk_digest t union all select t::text from mail t"))
                .noneMatch(row -> row.contains(token));

        assertThat(http.get(link).expect(200).text()).contains("int@muenchen.example", "<form");
        assertThat(http.get(DIGEST, "X-API-Key", key).at("/confirmed")).isEqualTo("false");
        http.send("POST", link, null).expect(200);

        assertThat(http.get(DIGEST, "X-API-Key", key).at("/confirmed")).isEqualTo("true");
        http.send("POST", link, null).expectProblem(404, "not-found");
        rounds.round();
        MimeMessage digest = letterbox.last(2);
        assertThat(digest.getSubject()).isEqualTo("Der Schreibtisch von Referat Internationales: 1");
        assertThat(Letterbox.text(digest))
                .contains("Was auf Ihr Wort wartet", "https://registry.example/v1/partnerships/");
    }

    @Test
    void a_link_is_good_for_a_week_and_the_last_one_alone() {
        subscribe(Map.of()).expect(201);
        String first = confirmLink(1);
        subscribe(Map.of()).expect(201);
        String second = confirmLink(2);
        http.send("POST", first, null).expectProblem(404, "not-found");
        execute("update desk_digest set token_expires_at = clock_timestamp() - interval '1 s'");
        http.get(second).expectProblem(404, "not-found");
        http.send("POST", second, null).expectProblem(404, "not-found");
        subscribe(Map.of("email", "new@muenchen.example")).expect(201);
        http.send("POST", confirmLink(3), null).expect(200);
        assertThat(http.get(DIGEST, "X-API-Key", key).at("/email")).isEqualTo("new@muenchen.example");
        assertThat(subscribe(Map.of("email", "other@muenchen.example")).at("/confirmed"))
                .isEqualTo("false");
    }

    @Test
    void it_comes_daily_or_weekly_and_not_where_nothing_is_on_the_desk() {
        confirmed();
        rounds.round();
        assertThat(letterbox.all()).as("an empty desk").hasSize(1);
        proposal("Dunedin");
        clock.pass(Duration.ofHours(25));
        rounds.round();
        rounds.round();
        assertThat(letterbox.all()).hasSize(2);
        subscribe(Map.of("every", "weekly", "lang", "fr")).expect(201);
        clock.pass(Duration.ofHours(25));
        rounds.round();
        assertThat(letterbox.all()).hasSize(3);
        clock.pass(Duration.ofDays(2));
        rounds.round();
        assertThat(letterbox.all()).hasSize(3);
        clock.pass(Duration.ofDays(6));
        rounds.round();
        assertThat(Letterbox.text(letterbox.last(4))).contains("Ce qui attend votre réponse");
    }

    @Test
    void tells_of_drafts_that_they_are_there_and_no_contacts() {
        String other = given.office(given.city("Dunedin", "NZ"));
        http.post(
                        "/v1/drafts",
                        Map.of(
                                "resource",
                                "partnerships",
                                "content",
                                Map.of("note", "zebrafinch"),
                                "offices",
                                List.of(office)),
                        "X-API-Key",
                        other)
                .expect(201);
        http.post(
                        "/v1/drafts",
                        Map.of("resource", "partnerships", "content", Map.of("note", "zebrafinch")),
                        "X-API-Key",
                        other)
                .expect(201);
        confirmed();
        rounds.round();

        String text = Letterbox.text(letterbox.last(2));
        assertThat(text).contains("/v1/drafts/").doesNotContain("zebrafinch");
        assertThat(text.split("/v1/drafts/")).as("one of the two").hasSize(2);
    }

    @Test
    void ends_by_one_click_or_by_the_office() {
        proposal("Dunedin");
        confirmed();
        rounds.round();
        http.send("POST", Letterbox.link(letterbox.last(2), "/mail/unsubscribe?token="), null)
                .expect(200);
        assertThat(http.get(DIGEST, "X-API-Key", key).json().has("email")).isFalse();
        clock.pass(Duration.ofDays(2));
        rounds.round();
        assertThat(letterbox.all()).hasSize(2);

        subscribe(Map.of()).expect(201);
        http.send("POST", confirmLink(3), null).expect(200);
        rounds.round();
        assertThat(letterbox.all()).as("who confirms wants it again").hasSize(4);
        http.delete(DIGEST, "*", "X-API-Key", key).expect(204);
        clock.pass(Duration.ofDays(2));
        rounds.round();
        assertThat(letterbox.all()).hasSize(4);
    }

    @Test
    void says_what_is_wrong() {
        for (Object email : List.of("nowhere", "a@b.example\nBcc: c@d.example", 5)) {
            subscribe(Map.of("email", email)).expectProblem(400, "malformed");
        }
        subscribe(Map.of("every", "hourly")).expectProblem(400, "malformed");
        subscribe(Map.of("lang", "klingonese-xx")).expectProblem(400, "malformed");
        http.post(DIGEST, Map.of("email", "a@b.example")).expectProblem(403, "forbidden");
        assertThat(http.get(DIGEST, "X-API-Key", Http.KEY).at("/confirmed")).isEqualTo("false");
        assertThat(rows("select id from mail")).isEmpty();
    }

    private void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> rows(String select) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(select)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
