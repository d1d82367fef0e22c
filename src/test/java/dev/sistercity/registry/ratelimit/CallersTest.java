package dev.sistercity.registry.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class CallersTest {

    private static final Client ADDRESS = new Client("192.0.2.1", Tier.ANONYMOUS);
    private static final Client OFFICE = new Client("office:1", Tier.OFFICE);

    private final MovingTicker ticker = new MovingTicker();
    private final RateLimiter rateLimiter = new RateLimiter(new Settings(1000), ticker);
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final Map<String, Client> directory = new ConcurrentHashMap<>(Map.of("good", OFFICE));
    private boolean away;
    private final Callers callers = new Callers(List.of(this::find), rateLimiter, ticker, waiting::add);

    @Test
    void counts_a_key_against_its_address_until_it_is_known() {
        assertThat(callers.of(key("good"), ADDRESS)).isEqualTo(ADDRESS);
        work();
        assertThat(callers.of(key("good"), ADDRESS)).isEqualTo(OFFICE);
    }

    @Test
    void counts_an_unknown_key_against_its_address_for_good_and_asks_once() {
        for (int i = 0; i < 5; i++) {
            assertThat(callers.of(key("bad"), ADDRESS)).isEqualTo(ADDRESS);
            work();
        }
        assertThat(asked).containsExactly("bad");
    }

    @Test
    void takes_a_token_for_no_key() {
        callers.of(key("good"), ADDRESS);
        work();

        assertThat(callers.of(new Credential(Credential.BEARER, "good"), ADDRESS))
                .isEqualTo(ADDRESS);
    }

    @Test
    void learns_within_a_minute_that_a_key_was_revoked() {
        callers.of(key("good"), ADDRESS);
        work();
        directory.clear();
        ticker.move(Duration.ofSeconds(61));

        assertThat(callers.of(key("good"), ADDRESS)).isEqualTo(OFFICE);
        work();
        assertThat(callers.of(key("good"), ADDRESS)).isEqualTo(ADDRESS);
    }

    @Test
    void goes_on_knowing_whom_it_knew_while_nobody_can_tell() {
        callers.of(key("good"), ADDRESS);
        work();
        away = true;
        ticker.move(Duration.ofSeconds(61));
        callers.of(key("good"), ADDRESS);
        callers.of(key("bad"), ADDRESS);
        work();

        assertThat(callers.of(key("good"), ADDRESS)).isEqualTo(OFFICE);
        assertThat(callers.remembered()).isEqualTo(1);
    }

    @Test
    void looks_up_few_at_once() {
        for (int i = 0; i < 50; i++) {
            callers.of(key("bad" + i), new Client("192.0.2." + i, Tier.ANONYMOUS));
        }
        assertThat(waiting).hasSize(4);
    }

    @Test
    void looks_up_no_more_than_sixty_a_minute_for_one_address() {
        for (int i = 0; i < 500; i++) {
            callers.of(key("bad" + i), ADDRESS);
            work();
        }
        assertThat(asked).hasSize(60);

        callers.of(key("good"), new Client("192.0.2.2", Tier.ANONYMOUS));
        work();
        assertThat(callers.of(key("good"), ADDRESS)).isEqualTo(OFFICE);
    }

    @Test
    void remembers_no_more_credentials_than_it_has_room_for() {
        for (int i = 0; i < 30_000; i++) {
            callers.of(key("bad" + i), new Client("client " + i, Tier.ANONYMOUS));
            work();
        }
        assertThat(asked).hasSize(30_000);
        assertThat(callers.remembered()).isLessThanOrEqualTo(10_000);
    }

    @Test
    void remembers_no_more_clients_than_it_has_room_for() {
        for (int i = 0; i < 20_000; i++) {
            rateLimiter.take(new Client("client " + i, Tier.ANONYMOUS), true);
        }
        assertThat(rateLimiter.remembered()).isBetween(1L, 1000L);

        ticker.move(Duration.ofHours(1));
        assertThat(rateLimiter.remembered()).isZero();
    }

    @Test
    void does_not_forget_a_frequent_client_for_rare_ones() {
        Client frequent = new Client("frequent", Tier.ANONYMOUS);
        for (int i = 0; i < 20_000; i++) {
            rateLimiter.take(frequent, true);
            rateLimiter.take(new Client("client " + i, Tier.ANONYMOUS), true);
            if (i % 100 == 0) {
                rateLimiter.remembered();
            }
        }
        assertThat(rateLimiter.take(frequent, true).admitted()).isFalse();
    }

    private Optional<Client> find(Credential credential) {
        if (away) {
            throw new IllegalStateException("away");
        }
        asked.add(credential.secret());
        return credential.scheme().equals(Credential.API_KEY)
                ? Optional.ofNullable(directory.get(credential.secret()))
                : Optional.empty();
    }

    private void work() {
        for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
            task.run();
        }
    }

    private static Credential key(String secret) {
        return new Credential(Credential.API_KEY, secret);
    }

    /** Five requests a minute for each client. */
    private record Settings(int clients) implements RateLimitSettings {

        private record Five(int reads, int writes, int waiting) implements Amounts {}

        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public Duration window() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration work() {
            return Duration.ofMillis(1);
        }

        @Override
        public int pages() {
            return 5;
        }

        @Override
        public Amounts anonymous() {
            return new Five(5, 5, 5);
        }

        @Override
        public Amounts partnerApp() {
            return anonymous();
        }

        @Override
        public Amounts office() {
            return anonymous();
        }

        @Override
        public Amounts registrar() {
            return anonymous();
        }
    }
}
