package dev.sistercity.registry.export;

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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class DataPackageTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Test
    void describes_each_table_as_it_is() throws NoSuchAlgorithmException {
        given.partnership(given.city("Erfurt", "DE"), given.city("Kati", "ML"), "sister-city");

        Reply reply = http.get("/datapackage.json").expect(200);

        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.at("/version")).isEqualTo("3");
        List<String> names = new ArrayList<>();
        for (JsonNode table : reply.json().at("/resources")) {
            names.add(table.at("/name").asText());
            Reply file = http.get("/" + table.at("/path").asText()).expect(200);
            assertThat(file.header("Content-Type"))
                    .startsWith(table.at("/mediatype").asText());
            assertThat(table.at("/bytes").asLong()).isEqualTo(file.body().length);
            assertThat(table.at("/hash").asText())
                    .isEqualTo("sha256:"
                            + HexFormat.of()
                                    .formatHex(
                                            MessageDigest.getInstance("SHA-256").digest(file.body())));
            String header = file.text().lines().findFirst().orElseThrow();
            assertThat(String.join(",", table.at("/schema/fields").findValuesAsText("name")))
                    .isEqualTo(header);
        }
        assertThat(names)
                .contains("cities", "partnerships", "forums", "sources")
                .doesNotHaveDuplicates();
        assertThat(http.get("/datapackage.json", "If-None-Match", reply.etag()).status())
                .isEqualTo(304);
        http.get("/datapackage.json?x=1").expectProblem(400, "malformed");
        http.get("/datapackage.json", "Accept", "text/csv").expectProblem(406, "not-acceptable");
    }

    @Test
    void its_files_stay_as_they_were_when_it_was_asked_for() {
        given.city("Erfurt", "DE");
        JsonNode described = http.get("/datapackage.json").json();
        given.city("Kati", "ML");

        JsonNode cities = StreamSupport.stream(described.at("/resources").spliterator(), false)
                .filter(table -> table.at("/name").asText().equals("cities"))
                .findFirst()
                .orElseThrow();

        assertThat(http.get("/" + cities.at("/path").asText()).expect(200).body())
                .hasSize(cities.at("/bytes").asInt());
    }
}
