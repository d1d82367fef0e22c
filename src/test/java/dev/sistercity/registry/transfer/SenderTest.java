package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Issuer;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.transfer.Lists.Town;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Jobs go on in the name of who sent them, by whatever these were known. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class SenderTest {

    private static final Town ERFURT = new Town(1, "Erfurt", "DE", 50.97, 11.03);
    private static final Town LILLE = new Town(3, "Lille", "FR", 50.63, 3.06);
    private static final String LIST = "city1,country1,city2,country2\nErfurt,Germany,Lille,France\n";
    private static final String ODD = "city1,country1,city2,country2\nErfurt,Germany,Xyzzy,France\n";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Lists lists;

    @Inject
    DataSource database;

    @Test
    void a_registrar_known_by_a_token_does_all_that_takes_long() throws IOException {
        String token = "Bearer " + Issuer.signed(Issuer.claims("registrar", null));
        String source = given.source("kept");
        Reply restored = send("/v1/restorations?dryRun=true", archive(), "application/zip", "Authorization", token);
        assertThat(lists.ended(restored).at("/failure/detail")).contains("restore into an empty one");
        Reply gazetteer = send(
                "/v1/gazetteer/imports",
                "1\tA\tA\t\t1.0\t1.0\tP\tPPL\tDE\t\t\t\t\t\t1\t\t17\tEurope/Berlin\t2019-09-05\n"
                        .getBytes(StandardCharsets.UTF_8),
                "text/tab-separated-values",
                "Authorization",
                token);
        assertThat(lists.ended(gazetteer).at("/status")).isEqualTo("done");
        lists.gazetteer(ERFURT, LILLE);

        Reply job = lists.ended(imported(LIST, "Authorization", token));
        Reply asking = lists.ended(imported(ODD, "Authorization", token));

        assertThat(job.at("/status")).as("%s", job).isEqualTo("done");
        assertThat(job.at("/report/created")).isEqualTo("1");
        String actor = http.get("/v1/changes?after=0&limit=200").json().findValuesAsText("actor").stream()
                .filter(name -> name.startsWith("registrar:token:"))
                .findFirst()
                .orElseThrow();
        assertThat(asking.at("/status")).as("%s", asking).isEqualTo("done");
        http.send(
                        "POST",
                        "/v1/reviews/rules",
                        Http.bytes(Map.of("name", "Xyzzy", "country", "FR", "city", "geonames:3")),
                        "Authorization",
                        token,
                        "Content-Type",
                        Http.JSON)
                .expect(200);
        assertThat(actor).isNotEqualTo("registrar");
        assertThat(source).isNotNull();
    }

    @Test
    void an_office_known_by_a_token_imports() {
        lists.gazetteer(ERFURT, LILLE);
        String city =
                given.city("Erfurt", "DE", Map.of("identifiers", List.of(Map.of("scheme", "geonames", "value", "1"))));
        given.office(city);

        Reply job =
                lists.ended(imported(LIST, "Authorization", "Bearer " + Issuer.signed(Issuer.claims("office", city))));

        assertThat(job.at("/status")).as("%s", job).isEqualTo("done");
    }

    @Test
    void a_job_goes_on_after_its_key_is_over_and_ends_once_it_is_revoked() throws SQLException {
        lists.gazetteer(ERFURT, LILLE);
        String city =
                given.city("Erfurt", "DE", Map.of("identifiers", List.of(Map.of("scheme", "geonames", "value", "1"))));
        String key = given.office(city);
        Reply job = lists.ended(imported(LIST, "X-API-Key", key));
        assertThat(job.at("/status")).as("%s", job).isEqualTo("done");
        String made = http.get("/v1/api-keys", "X-API-Key", key).ids().get(0);

        run("update api_key set expires_at = created_at where id = ?", UUID.fromString(made));
        Reply over = again(job.at("/id"));
        run("update api_key set revoked_at = now() where id = ?", UUID.fromString(made));
        Reply revoked = again(job.at("/id"));

        assertThat(over.at("/status")).as("%s", over).isEqualTo("done");
        assertThat(revoked.at("/status")).isEqualTo("failed");
        assertThat(revoked.at("/failure/detail"))
                .isEqualTo("who sent it may write no more: The key with which it was sent has been revoked");
    }

    /** As after a crash: the job is to be run again, from its beginning. */
    private Reply again(String job) throws SQLException {
        UUID id = UUID.fromString(job);
        run("delete from import_row where import_id = ?", id);
        run("insert into job_file (job_id, part, bytes) values (?, 0, ?)", id, LIST.getBytes(StandardCharsets.UTF_8));
        run(
                "update job set status = 'queued', finished_at = null, done = 0, state = null, report = null where id"
                        + " = ?",
                id);
        return lists.ended(job);
    }

    private Reply imported(String list, String header, String credential) {
        return send(
                "/v1/imports?" + Lists.PAIRS + "&dryRun=false",
                list.getBytes(StandardCharsets.UTF_8),
                "text/csv",
                header,
                credential);
    }

    private Reply send(String path, byte[] body, String type, String header, String credential) {
        return http.send("POST", path, body, "Content-Type", type, header, credential);
    }

    private byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (JsonNode file : http.get("/v1/exports").json().findValues("downloadURL")) {
                zip.putNextEntry(new ZipEntry(file.asText().replaceFirst(".*/", "")));
            }
        }
        return bytes.toByteArray();
    }

    private void run(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
