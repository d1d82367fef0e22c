package dev.sistercity.registry.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = io.quarkus.test.common.TestResourceScope.GLOBAL)
class SupportTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @RepeatedTest(2)
    void each_test_begins_with_an_empty_registry() {
        Map<String, Long> counts = stored.counts();
        assertThat(counts.remove("\"log_epoch\""))
                .as("the epoch that a log begins with")
                .isEqualTo(1);
        assertThat(counts.values()).containsOnly(0L);
        assertThat(http.get("/v1/cities").ids()).isEmpty();

        String city = given.city("Dunedin", "NZ");

        assertThat(http.get("/v1/cities").ids()).containsExactly(city);
        assertThat(http.get("/v1/changes").at("/items/0/sequence")).isEqualTo("1");
        assertThat(stored.count("city")).isEqualTo(1);
    }
}
