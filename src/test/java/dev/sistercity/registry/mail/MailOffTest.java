package dev.sistercity.registry.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.UnsetProfile;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A registry as it is before mail is set: none is taken, none is sent, and all else goes as ever. */
@QuarkusTest
@TestProfile(UnsetProfile.class)
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class MailOffTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    DataSource database;

    @Test
    void what_mail_would_tell_is_told_in_answers_alone() throws SQLException {
        String dunedin = given.city("Dunedin", "NZ");
        String munich = given.city("München", "DE");
        String partnership = given.partnership(dunedin, munich, "contact");

        Reply invited = http.post(
                        "/v1/invitations",
                        Map.of("partnership", partnership, "city", munich, "email", "office@muenchen.example"))
                .expect(201);
        assertThat(invited.at("/token")).isNotBlank();
        http.post(
                        "/v1/office-applications",
                        Map.of("city", munich, "name", "München", "contact", "office@muenchen.example"))
                .expect(201);
        String office = given.office(dunedin);
        assertThat(http.send(
                                "POST",
                                "/v1/desk/digest",
                                Http.bytes(Map.of("email", "office@dunedin.example", "every", "weekly")),
                                "Content-Type",
                                Http.JSON,
                                "X-API-Key",
                                office)
                        .expectProblem(422, "refused")
                        .at("/detail"))
                .isEqualTo("This registry sends no mail");

        assertThat(queued()).isZero();
        assertThat(http.get("/q/health/well").expect(200).text()).contains("\"on\": false");
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("mail");
    }

    private int queued() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from mail")) {
            row.next();
            return row.getInt(1);
        }
    }
}
