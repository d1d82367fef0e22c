package dev.sistercity.registry.match.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no form is refused, with what is taken. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ReconciliationTypesTest {

    @Inject
    Http http;

    @ParameterizedTest
    @ValueSource(strings = {"", "application/json", "text/plain", "*/*", "multipart/form-data; boundary=x"})
    void says_which_type_is_taken(String type) {
        String[] headers = type.isEmpty() ? new String[0] : new String[] {"Content-Type", type};

        assertThat(http.send("POST", "/reconcile", Http.bytes("{}"), headers)
                        .expectProblem(415, "unsupported-type")
                        .at("/detail"))
                .isEqualTo("This takes a body of the Content-Type application/x-www-form-urlencoded");
    }
}
