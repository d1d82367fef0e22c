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

/** Invitations and applications by mail. */
@QuarkusTest
@TestProfile(RareSettingsProfile.class)
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class InvitationMailTest {

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

    private Reply invite(String email, Map<String, ?> more) {
        String dunedin = given.city("Dunedin", "NZ");
        String munich = given.city("München", "DE");
        String partnership = given.partnership(dunedin, munich, "contact");
        String key = given.key(Map.of(
                "role", "office", "office", given.record("offices", Map.of("name", "Dunedin City", "city", dunedin))));
        return http.post(
                "/v1/invitations",
                Given.draft(Map.of("partnership", partnership, "email", email, "message", "Let us begin"), more),
                "X-API-Key",
                key);
    }

    @Test
    void an_invitation_is_sent_once_with_a_link_of_its_own() throws Exception {
        Reply invited = invite("international@muenchen.example", Map.of()).expect(201);
        assertThat(letterbox.all()).as("no request waits for the server").isEmpty();

        rounds.round();
        assertThat(rounds.round()).isFalse();

        MimeMessage mail = letterbox.last(1);
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getAllRecipients()[0].toString()).isEqualTo("international@muenchen.example");
        assertThat(mail.getFrom()[0].toString()).isEqualTo("registry@registry.example");
        assertThat(mail.getSubject()).isEqualTo("Dunedin City lädt München in das Register der Partnerstädte ein");
        assertThat(mail.getContentType()).startsWith("text/plain");
        assertThat(Letterbox.text(mail)).contains("Let us begin", "Keine E-Mails dieser Art mehr");
        assertThat(Letterbox.header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(Letterbox.header(mail, "Content-Language")).isEqualTo("de");
        assertThat(Letterbox.header(mail, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(Letterbox.header(mail, "List-Unsubscribe"))
                .matches("<https://registry\\.example/mail/unsubscribe\\?token=scr_mail_[\\w-]{43}>");
        assertThat(Letterbox.header(mail, "Message-ID")).matches("<[0-9a-f-]{36}@registry\\.example>");

        String link = Letterbox.link(mail, "/v1/invitations/open?token=");
        assertThat(link).doesNotContain(invited.at("/token"));
        assertThat(http.get(link).expect(200).at("/message")).isEqualTo("Let us begin");
        http.get("/v1/invitations/open?token=" + invited.at("/token")).expect(200);
        String token = link.substring(link.indexOf('=') + 1);
        assertThat(rows("select t::text from mail t union all select t::text from invitation t"))
                .noneMatch(row -> row.contains(token) || row.contains("Let us begin\\n"));
        http.post(
                        "/v1/office-applications",
                        Map.of("invitation", token, "name", "München", "contact", "international@muenchen.example"))
                .expect(201);
    }

    @Test
    void what_is_tried_or_taken_back_is_not_sent() {
        invite("office@muenchen.example", Map.of()).expect(201);
        String path = "/v1/invitations/"
                + http.get("/v1/invitations", "X-API-Key", Http.KEY).at("/items/0/id");
        http.delete(path, "*").expect(204);

        rounds.round();

        assertThat(letterbox.all()).isEmpty();
        assertThat(rows("select status from mail")).containsExactly("dropped");
    }

    @Test
    void nothing_in_a_name_or_an_address_can_end_a_header() throws Exception {
        String dunedin = given.city("Dunedin", "NZ");
        String munich = given.city("München\r\nBcc: all@victim.example", "DE");
        String partnership = given.partnership(dunedin, munich, "contact");
        http.post("/v1/invitations", Map.of("partnership", partnership, "city", munich, "email", "a@b.example"))
                .expect(201);
        for (String address : List.of(
                "a@b.example\r\nBcc: c@d.example", "a@b.example,c@d.example", "<a@b.example>", "a b@c.example")) {
            http.post("/v1/invitations", Map.of("partnership", partnership, "city", munich, "email", address))
                    .expectProblem(400, "malformed");
        }

        rounds.round();

        MimeMessage mail = letterbox.last(1);
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(Letterbox.header(mail, "Bcc")).isNull();
        assertThat(mail.getSubject()).contains("München??Bcc");
    }

    @Test
    void one_address_gets_so_many_mails_a_day() {
        for (int i = 0; i < RareSettingsProfile.MOST_MAILS_A_DAY; i++) {
            invite("many@muenchen.example", Map.of("days", 3 + i)).expect(201);
        }
        invite("Many@muenchen.example", Map.of()).expectProblem(429, "too-many");
        invite("other@muenchen.example", Map.of()).expect(201);
        clock.pass(Duration.ofHours(25));
        invite("many@muenchen.example", Map.of()).expect(201);
    }

    @Test
    void the_registrar_hears_of_applications_and_applicants_of_decisions() throws Exception {
        String kyoto = given.city("Kyoto", "JP");
        Map<String, ?> draft = Map.of("city", kyoto, "name", "An office\nTo: x", "contact", "office@kyoto.example");
        Reply applied = http.post("/v1/office-applications", draft).expect(201);
        rounds.round();
        MimeMessage told = letterbox.last(1);
        assertThat(told.getAllRecipients()[0].toString()).isEqualTo("registrar@registry.example");
        assertThat(told.getSubject()).isEqualTo("An office applies to write for Kyoto");
        assertThat(Letterbox.text(told)).contains("/v1/office-applications/" + applied.at("/id"));

        http.post(
                        "/v1/office-applications/" + applied.at("/id") + "/decision",
                        Map.of("verdict", "accepted", "reason", "By letter"),
                        "If-Match",
                        "*")
                .expect(200);
        rounds.round();

        MimeMessage decided = letterbox.last(2);
        assertThat(decided.getAllRecipients()[0].toString()).isEqualTo("office@kyoto.example");
        assertThat(Letterbox.text(decided))
                .contains("was accepted", "By letter")
                .doesNotContain(applied.at("/token"));
    }

    @Test
    void a_reader_ends_mail_of_a_kind_by_one_click() {
        invite("stop@muenchen.example", Map.of()).expect(201);
        rounds.round();
        String stop = Letterbox.link(letterbox.last(1), "/mail/unsubscribe?token=");

        Reply page = http.get(stop, "Accept-Language", "de").expect(200);
        assertThat(page.text()).contains("stop@muenchen.example", "<form method=\"post\">", "Keine mehr davon");
        invite("stop@muenchen.example", Map.of()).expect(201);
        rounds.round();
        assertThat(letterbox.all()).as("looking at it ends nothing").hasSize(2);
        http.send(
                        "POST",
                        stop,
                        "List-Unsubscribe=One-Click".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .expect(200);

        invite("stop@muenchen.example", Map.of()).expect(201);
        rounds.round();
        assertThat(letterbox.all()).hasSize(2);
        http.send("POST", "/mail/unsubscribe?token=scr_mail_x", null).expectProblem(404, "not-found");
        http.send("POST", "/mail/unsubscribe", null).expectProblem(400, "malformed");
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
