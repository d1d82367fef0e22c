package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import dev.sistercity.registry.transfer.Lists.Town;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A decision that added a claim alone to a partnership is taken back by the codes of what it added, not by their words. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class WordTakenBackTest {

    private static final String MIGRATION = "/db/migration/V109__import_row_additions.sql";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Inject
    Lists lists;

    @Inject
    DataSource database;

    private String review;
    private String partnership;

    @BeforeEach
    void a_row_has_added_its_word_to_a_partnership() {
        lists.gazetteer(
                new Town(11, "Eisenberg", "DE", 50.97, 11.9),
                new Town(12, "Eisenberg", "DE", 49.56, 8.07),
                new Town(3, "Lille", "FR", 50.63, 3.06));
        lists.written(Lists.PAIRS, "city1,country1,city2,country2\nEisenberg,Germany,Lille,France\n");
        partnership = given.partnership("geonames:12", "geonames:3", "sister-city");
        review = "/v1/reviews/"
                + http.get("/v1/reviews", "X-API-Key", Http.KEY).expect(200).at("/items/0/id");
        Reply accepted = http.post(review + "/accept", Map.of("city1", "geonames:12"), "X-API-Key", Http.KEY);
        assertThat(accepted.expect(200).at("/class")).isEqualTo("merged");
        assertThat(claims()).isEqualTo(1);
    }

    @Test
    void takes_back_its_claim_and_leaves_the_partnership() {
        reopen().expect(200);

        assertThat(claims()).isZero();
        assertThat(stored.count("partnership")).isEqualTo(1);
    }

    @Test
    void takes_back_what_is_worded_otherwise() throws SQLException {
        execute(
                "update import_row set added = '[\"its word\"]', additions = '[{\"kind\":\"claim\",\"words\":\"its word\"}]'");

        reopen().expect(200);

        assertThat(claims()).isZero();
    }

    @Test
    void takes_back_what_the_version_before_had_written_when_it_was_upgraded() throws SQLException, IOException {
        execute("update import_row set additions = null");
        reopen().expectProblem(409, "in-use");

        execute(migration());

        reopen().expect(200);
        assertThat(claims()).isZero();
    }

    @Test
    void trusts_no_codes_that_the_version_before_has_written_over() throws SQLException {
        execute("update import_row set added = '[\"its kind: friendship-city\"]'");

        reopen().expectProblem(409, "in-use");

        assertThat(claims()).isEqualTo(1);
    }

    private Reply reopen() {
        return http.send("POST", review + "/reopen", null, "X-API-Key", Http.KEY);
    }

    private int claims() {
        return http.get("/v1/partnerships/" + partnership + "?include=claims")
                .expect(200)
                .json()
                .at("/claims")
                .size();
    }

    /** What the migration makes of rows that there are. */
    private static String migration() throws IOException {
        try (InputStream file = WordTakenBackTest.class.getResourceAsStream(MIGRATION)) {
            String sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return sql.substring(sql.indexOf("update import_row"));
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
