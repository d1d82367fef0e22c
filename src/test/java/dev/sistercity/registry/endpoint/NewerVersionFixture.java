package dev.sistercity.registry.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.change.log.Action;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

/** A record, and the log as a newer version writes to it. */
abstract class NewerVersionFixture {

    static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    ChangeLog log;

    @Inject
    Catalog catalog;

    @Inject
    DataSource database;

    String city;

    String path;

    @BeforeEach
    void city() {
        city = given.city(
                "Dunedin",
                "NZ",
                Map.of(
                        "names",
                        List.of(Map.of("value", "Dunedin", "lang", "en"), Map.of("value", "Ōtepoti", "lang", "mi")),
                        "population",
                        Map.of("value", 100000)));
        path = "/v1/cities/" + city;
    }

    JsonNode last() throws SQLException, JsonProcessingException {
        List<Change> all = log.of("cities", UUID.fromString(city));
        return JSON.readTree(all.get(all.size() - 1).document());
    }

    void newer(Consumer<ObjectNode> change) throws Exception {
        write("cities", city, change, "updated");
    }

    /** As a newer version does it: the row is at another version, and the log has what it says. */
    void write(String resource, String id, Consumer<ObjectNode> change, String action) throws Exception {
        ObjectNode document = (ObjectNode) last();
        change.accept((ObjectNode) document.path("draft"));
        long version = document.path("version").asLong() + 1;
        document.put("version", version);
        List<Change> logged = QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("update city set version = " + version + " where id = '" + id + "'");
            }
            return log.append(List.of(new Change(
                    0,
                    Instant.now(),
                    "registrar",
                    resource,
                    UUID.fromString(id),
                    version,
                    action.equals("updated") ? Action.UPDATED : null,
                    null,
                    document.toString(),
                    null,
                    action)));
        });
        long sequence = logged.get(0).sequence();
        Patience.until("the change to be applied", () -> catalog.snapshot().sequence() >= sequence);
    }
}
