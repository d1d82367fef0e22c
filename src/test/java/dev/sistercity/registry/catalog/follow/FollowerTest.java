package dev.sistercity.registry.catalog.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What others write, here by SQL, as another replica would. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class FollowerTest {

    /** The next number for a city's change of name, with its hash. */
    private static final String WRITE_ELSEWHERE = """
            with head as (select sequence + 1 as next, hash from change_head for update),
            written as (
              insert into change
              select head.next, c.at, 'registrar', 'cities', c.record_id, (select max(version) + 1 from change),
                'updated', null, replace(c.document, 'Dunedin', 'Ōtepoti'), c.salt,
                change_hash(head.hash, row(head.next, c.at, 'registrar', 'cities', c.record_id,
                  (select max(version) + 1 from change), 'updated', null, replace(c.document, 'Dunedin', 'Ōtepoti'),
                  c.salt, null)::change)
              from change c, head where c.sequence = 1
              returning sequence, hash)
            update change_head set sequence = written.sequence, hash = written.hash from written""";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Catalog catalog;

    @Inject
    DataSource database;

    @Test
    void finds_what_nobody_told_it_of() throws Exception {
        String city = given.city("Dunedin", "NZ");

        run(WRITE_ELSEWHERE);

        assertThat(catalog.awaits(2, Patience.LIMIT)).isTrue();
        assertThat(http.get("/v1/cities/" + city).at("/name")).isEqualTo("Ōtepoti");
        assertThat(http.get("/v1/changes?after=1").at("/items/0/record/name")).isEqualTo("Ōtepoti");
        // What is written here goes on from there, and the chain is whole.
        given.city("Oslo", "NO");
        assertThat(http.get("/v1/changes/proof?from=3").at("/previousHash"))
                .isEqualTo(http.get("/v1/changes/proof").at("/items/1/hash"));
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
