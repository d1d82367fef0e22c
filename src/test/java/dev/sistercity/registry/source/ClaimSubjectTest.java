package dev.sistercity.registry.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Says of claims what they are about in two forms, for the version before this one and for this one: both are in step. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ClaimSubjectTest {

    /** Each collection of the version before, and its column. */
    private static final List<String[]> SUBJECTS = List.of(
            new String[] {"cities", "city"},
            new String[] {"partnerships", "partnership"},
            new String[] {"forum-series", "forum_series"},
            new String[] {"forums", "forum"},
            new String[] {"exchanges", "exchange"},
            new String[] {"platforms", "platform"},
            new String[] {"projects", "project"},
            new String[] {"knowledge-transfers", "knowledge_transfer"},
            new String[] {"networks", "network"},
            new String[] {"commitments", "commitment"},
            new String[] {"campaigns", "campaign"});

    private static final String ONE = "00000000-0000-7000-8000-000000000001";
    private static final String OTHER = "00000000-0000-7000-8000-000000000002";

    @Inject
    DataSource database;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    /** As the version before left it; without the foreign keys, so that claims need no records. */
    @BeforeEach
    void migrateToTheVersionBefore() throws SQLException {
        execute("drop schema if exists of_claims cascade");
        migrate("045");
        for (String[] subject : SUBJECTS) {
            execute("alter table of_claims.claim drop constraint claim_" + subject[1] + "_fkey");
        }
        execute("alter table of_claims.claim drop constraint claim_source_fkey");
    }

    @AfterEach
    void drop() throws SQLException {
        execute("drop schema if exists of_claims cascade");
    }

    @Test
    void claims_from_before_say_what_they_are_about() throws SQLException {
        for (int i = 0; i < SUBJECTS.size(); i++) {
            old(i, SUBJECTS.get(i)[1]);
        }

        migrate("046");

        for (int i = 0; i < SUBJECTS.size(); i++) {
            assertThat(subject(i)).isEqualTo(SUBJECTS.get(i)[0] + " " + ONE);
        }
    }

    @Test
    void both_versions_write_beside_each_other() throws SQLException {
        migrate("046");
        for (int i = 0; i < SUBJECTS.size(); i++) {
            String collection = SUBJECTS.get(i)[0];
            String column = SUBJECTS.get(i)[1] + "_id";
            // Written by the version before, moved by it, then by this one.
            old(i, SUBJECTS.get(i)[1]);
            assertThat(subject(i)).isEqualTo(collection + " " + ONE);
            execute("update of_claims.claim set version = 2, " + column + " = '" + OTHER + "' where id = " + id(i));
            assertThat(subject(i)).isEqualTo(collection + " " + OTHER);
            execute("update of_claims.claim set version = 3, subject_id = '" + ONE + "' where id = " + id(i));
            assertThat(ask(column, i)).isEqualTo(ONE);
            // Written by this version; only its rank is changed by the one before.
            int fresh = 100 + i;
            execute(insert("subject_resource, subject_id", id(fresh), "'" + collection + "', '" + ONE + "'"));
            assertThat(ask(column, fresh)).isEqualTo(ONE);
            execute("update of_claims.claim set rank = 'DEPRECATED' where id = " + id(fresh));
            assertThat(subject(fresh)).isEqualTo(collection + " " + ONE);
        }
        assertThatThrownBy(() -> execute(insert("quote", id(999), "null"))).hasMessageContaining("null value");
    }

    private void old(int number, String table) throws SQLException {
        execute(insert(table + "_id", id(number), "'" + ONE + "'"));
    }

    private static String insert(String columns, String id, String values) {
        return "insert into of_claims.claim (id, version, created_at, updated_at, pointer, source_id, rank, " + columns
                + ") values (" + id + ", 1, now(), now(), '', '" + ONE + "', 'NORMAL', " + values + ")";
    }

    private String subject(int number) throws SQLException {
        return ask("subject_resource || ' ' || subject_id", number);
    }

    private String ask(String columns, int number) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select " + columns + " from of_claims.claim where id = " + id(number))) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static String id(int number) {
        return "'00000000-0000-7000-8000-1%011d'".formatted(number);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(url, user, password)
                .schemas("of_claims")
                .target(version)
                .load()
                .migrate();
    }
}
