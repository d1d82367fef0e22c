package dev.sistercity.registry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.support.PostgresResource;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class DurabilityTest {

    private static Map<String, String> database;

    @BeforeAll
    static void startDatabase() {
        database = new PostgresResource().start();
    }

    @Test
    void finds_the_embedded_database_durable() throws SQLException {
        assertThat(new Durability(source()).check().durable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "remote_write", "remote_apply"})
    void accepts_every_commit_that_waits_for_a_disk(String level) throws SQLException {
        assertThat(new Durability(source("-c synchronous_commit=" + level))
                        .check()
                        .durable())
                .isTrue();
    }

    @Test
    void names_the_setting_that_may_lose_a_commit() throws SQLException {
        DurabilityReport report = new Durability(source("-c synchronous_commit=off")).check();
        assertThat(report.durable()).isFalse();
        assertThat(report.reason()).contains("synchronous_commit=off");
    }

    @Test
    void tells_a_database_that_is_away_from_one_that_is_not_durable() throws SQLException {
        PostgresResource.stopDatabase();
        try {
            assertThatThrownBy(() -> new Durability(source()).check()).isInstanceOf(SQLException.class);
        } finally {
            PostgresResource.startDatabase();
        }
        assertThat(new Durability(source()).check().durable()).isTrue();
    }

    private static Sql source() {
        return source("");
    }

    private static Sql source(String options) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.get("quarkus.datasource.jdbc.url"));
        source.setUser(database.get("quarkus.datasource.username"));
        source.setPassword(database.get("quarkus.datasource.password"));
        source.setOptions(options);
        return new Sql(source);
    }
}
