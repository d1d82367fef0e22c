package dev.sistercity.registry.change.log;

import jakarta.inject.Singleton;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Queues the writers of this replica before they take the row lock of the log in PostgreSQL, where handing it from one of sixteen
 * connections to the next takes five times the work of the writing (docs/decisions/0018). An optimisation alone: the row lock
 * keeps all writers apart, those of other replicas too.
 */
@Singleton
class LogAppendLock {

    private static final int PATIENCE_SECONDS = 5;

    private final TransactionSynchronizationRegistry transactions;
    private final Semaphore turn = new Semaphore(1);

    LogAppendLock(TransactionSynchronizationRegistry transactions) {
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
