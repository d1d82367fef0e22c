package dev.sistercity.registry.change;

import jakarta.inject.Singleton;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Has the writers of this replica wait for the log here instead of in PostgreSQL, where handing a lock from one of sixteen
 * to the next takes five times the work of the writing (docs/benchmarks.md). The lock there is still what keeps writers, those
 * of other replicas too, apart: nothing depends on this.
 */
@Singleton
class Turn {

    private static final int PATIENCE_SECONDS = 5;

    private final TransactionSynchronizationRegistry transactions;
    private final Semaphore turn = new Semaphore(1);

    Turn(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /** Returns when it is the turn of the caller's transaction, which keeps it until its end. */
    void take() {
        if (transactions.getResource(this) != null || !waited()) {
            return;
        }
        try {
            transactions.registerInterposedSynchronization(new Release());
            transactions.putResource(this, Boolean.TRUE);
        } catch (RuntimeException e) {
            turn.release();
            throw e;
        }
    }

    private boolean waited() {
        try {
            return turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private final class Release implements Synchronization {

        @Override
        public void beforeCompletion() {
            // Until the commit is over the others have to wait.
        }

        @Override
        public void afterCompletion(int status) {
            turn.release();
        }
    }
}
