package dev.sistercity.registry.transfer;

import dev.sistercity.registry.change.ConcurrentChangeException;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.persistence.OptimisticLockException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.hibernate.exception.LockAcquisitionException;

/** Attempts to write where others write too. */
final class Attempts {

    private static final int ATTEMPTS = 4;

    private Attempts() {}

    /**
     * Writes several things in one transaction: repeats it after a concurrent write, and writes each alone after a refusal.
     *
     * @param alone takes what is refused even so, with the reason
     */
    static <T> void together(List<T> things, Consumer<List<T>> write, BiConsumer<T, String> alone) {
        for (int attempt = 1; ; attempt++) {
            try {
                write.accept(things);
                return;
            } catch (ConcurrentChangeException | OptimisticLockException | LockAcquisitionException overtaken) {
                // Another transaction wrote the same records in between: the next attempt finds them.
                if (attempt == ATTEMPTS) {
                    throw overtaken;
                }
            } catch (RegistryException refused) {
                if (things.size() > 1) {
                    int half = things.size() / 2;
                    together(things.subList(0, half), write, alone);
                    together(things.subList(half, things.size()), write, alone);
                } else {
                    alone.accept(things.get(0), refused.getMessage());
                }
                return;
            }
        }
    }
}
