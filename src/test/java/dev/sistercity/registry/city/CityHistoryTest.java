package dev.sistercity.registry.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.log.Action;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.merge.MergeService;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class CityHistoryTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    CityRegister register;

    @Inject
    MergeService mergers;

    @Test
    void lets_an_office_bring_back_what_it_may_write_and_nothing_else() {
        String wuxi = given.city("Wuxi", "CN");
        String dunedin = given.city("Dunedin", "NZ");
        String yixing = given.city("Yixing", "CN", Map.of("partOf", wuxi));
        http.delete("/v1/cities/" + yixing, "*").expect(204);

        Change restored = tried(() -> register.restore(UUID.fromString(yixing), version -> true, office(wuxi))
                .change());

        assertThat(restored.action()).isEqualTo(Action.RESTORED);
        assertThat(restored.version()).isEqualTo(3);
        assertThatThrownBy(
                        () -> tried(() -> register.restore(UUID.fromString(yixing), version -> true, office(dunedin))))
                .isInstanceOfSatisfying(RegistryException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(Kind.FORBIDDEN));
    }

    @Test
    void lets_no_office_merge_even_its_own() {
        String wuxi = given.city("Wuxi", "CN");
        String yixing = given.city("Yixing", "CN", Map.of("partOf", wuxi));

        assertThatThrownBy(() -> tried(
                        () -> mergers.merge(register, UUID.fromString(yixing), version -> true, wuxi, office(wuxi))))
                .isInstanceOfSatisfying(RegistryException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(Kind.FORBIDDEN));
    }

    private static Actor office(String city) {
        return Actor.office(UUID.randomUUID(), Set.of(UUID.fromString(city)));
    }

    /** What it answers; nothing of it stays. */
    private static <T> T tried(Supplier<T> work) {
        QuarkusTransaction.begin();
        try {
            return work.get();
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
