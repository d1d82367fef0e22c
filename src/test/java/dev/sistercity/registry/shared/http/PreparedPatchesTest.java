package dev.sistercity.registry.shared.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PreparedPatchesTest {

    private static final JsonNode PATCH = JsonNodeFactory.instance.objectNode().put("name", "x");

    private final AtomicInteger applied = new AtomicInteger();

    private String patched(String before) {
        return PreparedPatches.draft("cities", before, PATCH, () -> {
            assertThat(PreparedPatches.isConnected()).isFalse();
            return before + applied.incrementAndGet();
        });
    }

    /** As a write does: the transaction begins anew after each patch that it found unprepared. */
    private String written(Supplier<String> transaction) {
        while (true) {
            try {
                return PreparedPatches.connected(transaction);
            } catch (PreparedPatches.Unprepared e) {
                e.prepare();
            }
        }
    }

    @Test
    void applies_a_patch_outside_of_the_transaction_that_needs_it() {
        AtomicInteger transactions = new AtomicInteger();
        String result = PreparedPatches.during(() -> written(() -> {
            transactions.incrementAndGet();
            return patched("a") + patched("b") + patched("a");
        }));

        assertThat(result).isEqualTo("a1b2a1");
        assertThat(transactions).hasValue(3);
    }

    @Test
    void takes_what_was_foreseen() {
        AtomicInteger transactions = new AtomicInteger();
        PreparedPatches.during(() -> {
            patched("a");
            return written(() -> {
                transactions.incrementAndGet();
                return patched("a");
            });
        });

        assertThat(transactions).hasValue(1);
        assertThat(applied).hasValue(1);
    }

    @Test
    void refuses_where_the_patch_is_applied() {
        Supplier<String> refusing = () -> PreparedPatches.draft("cities", "a", PATCH, () -> {
            throw RegistryException.refused("/name", "no");
        });
        AtomicInteger reached = new AtomicInteger();

        assertThatThrownBy(() -> PreparedPatches.during(() -> written(() -> {
                    reached.incrementAndGet();
                    return refusing.get();
                })))
                .isInstanceOf(RegistryException.class);
        assertThat(reached).hasValue(2);
    }

    @Test
    void keeps_nothing_between_writes() {
        PreparedPatches.during(() -> patched("a"));
        PreparedPatches.during(() -> patched("a"));
        assertThat(patched("a")).isEqualTo("a3");
        assertThat(PreparedPatches.isConnected()).isFalse();
    }
}
