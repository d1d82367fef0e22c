package dev.sistercity.registry.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientTurnsTest {

    private final ClientTurns turns = new ClientTurns();
    private final List<String> done = new ArrayList<>();

    @Test
    void a_client_with_many_tasks_keeps_no_other_waiting() throws InterruptedException {
        for (int i = 1; i <= 3; i++) {
            add("a", "a" + i);
        }
        add("b", "b1");
        add("c", "c1");
        add("b", "b2");
        for (int i = 0; i < 6; i++) {
            turns.next().run();
        }
        assertThat(done).containsExactly("a1", "b1", "c1", "a2", "b2", "a3");
    }

    @Test
    void refuses_a_client_with_too_many_and_then_all() throws InterruptedException {
        for (int i = 0; i < ClientTurns.MOST_OF_A_CLIENT; i++) {
            add("greedy", "x");
        }
        assertThatThrownBy(() -> add("greedy", "x")).matches(e -> kind(e) == Kind.TOO_MANY);
        for (int i = ClientTurns.MOST_OF_A_CLIENT; i < ClientTurns.MOST; i++) {
            add("client " + i, "x");
        }
        assertThatThrownBy(() -> add("late", "x")).matches(e -> kind(e) == Kind.UNAVAILABLE);

        turns.next().run();
        add("late", "late");
        for (int i = 0; i < ClientTurns.MOST; i++) {
            turns.next().run();
        }
        assertThat(done).hasSize(ClientTurns.MOST + 1).endsWith("x");
        add("greedy", "again");
        turns.next().run();
        assertThat(done).endsWith("again");
    }

    private static Kind kind(Throwable e) {
        return ((RegistryException) e).kind();
    }

    private void add(String client, String task) {
        turns.add(new Client(client, Tier.ANONYMOUS), () -> done.add(task));
    }
}
