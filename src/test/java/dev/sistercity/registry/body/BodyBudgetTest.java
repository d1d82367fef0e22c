package dev.sistercity.registry.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sistercity.registry.ratelimit.Client;
import dev.sistercity.registry.ratelimit.Tier;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {

    private static final long MEMORY = 64L << 20;

    private final BodyBudget budget = new BodyBudget(settings());

    @Test
    void one_client_fills_its_share_and_leaves_the_others_theirs() {
        Client greedy = client("greedy");
        RegistryException refusal = assertThrows(RegistryException.class, () -> {
            while (true) {
                budget.begin(greedy, false).grow(1 << 20);
            }
        });
        assertEquals(Kind.TOO_MANY, refusal.kind());
        assertEquals("1", refusal.headers().get("Retry-After"));
        BodyBudget.Share honest = budget.begin(client("honest"), false);
        honest.grow(1 << 20);
        honest.close();
    }

    @Test
    void clients_without_number_fill_no_more_than_there_is() {
        RegistryException refusal = assertThrows(RegistryException.class, () -> {
            for (int i = 0; ; i++) {
                budget.begin(client("c" + i), false).grow(1 << 20);
            }
        });
        assertEquals(Kind.UNAVAILABLE, refusal.kind());
        assertTrue(budget.memoryTaken() <= MEMORY);
    }

    @Test
    void bounds_files_by_their_number_and_not_by_their_size() {
        List<BodyBudget.Share> own = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            own.add(budget.begin(client("a"), true));
            own.get(i).grow(64 << 20);
        }
        assertEquals(Kind.TOO_MANY, refusal(client("a"), true));
        for (int i = 0; i < 5; i++) {
            budget.begin(client("b" + i), true);
        }
        assertEquals(Kind.UNAVAILABLE, refusal(client("c"), true));
        own.get(0).close();
        budget.begin(client("c"), true).close();
    }

    /** Whatever comes and goes, in whatever order and however often it is given back: nothing is left over in the end. */
    @Property(tries = 200)
    void gives_all_back(@ForAll @Size(max = 60) List<@IntRange(max = 3_000_000) Integer> sizes) {
        BodyBudget tried = new BodyBudget(settings());
        List<BodyBudget.Share> shares = new ArrayList<>();
        for (int size : sizes) {
            try {
                BodyBudget.Share share = tried.begin(client("c" + size % 5), size % 7 == 0);
                shares.add(share);
                share.grow(size / 2);
                share.grow(size);
            } catch (RegistryException full) {
                assertTrue(full.kind() == Kind.TOO_MANY || full.kind() == Kind.UNAVAILABLE);
            }
            assertTrue(tried.memoryTaken() <= MEMORY);
            if (size % 3 == 0 && !shares.isEmpty()) {
                shares.get(size % shares.size()).close();
            }
        }
        shares.forEach(BodyBudget.Share::close);
        assertEquals(0, tried.memoryTaken());
        assertEquals(0, tried.underWay());
    }

    private Kind refusal(Client client, boolean file) {
        return assertThrows(RegistryException.class, () -> budget.begin(client, file))
                .kind();
    }

    private static Client client(String id) {
        return new Client(id, Tier.ANONYMOUS);
    }

    private static BodySettings settings() {
        return new BodySettings() {
            @Override
            public Optional<MemorySize> memory() {
                return Optional.of(new MemorySize(BigInteger.valueOf(MEMORY)));
            }

            @Override
            public int atOnce() {
                return 1000;
            }

            @Override
            public int clientPercent() {
                return 35;
            }

            @Override
            public Duration time() {
                return Duration.ofSeconds(30);
            }

            @Override
            public int filesAtOnce() {
                return 8;
            }

            @Override
            public int filesOfClient() {
                return 3;
            }

            @Override
            public Duration fileTime() {
                return Duration.ofMinutes(10);
            }
        };
    }
}
