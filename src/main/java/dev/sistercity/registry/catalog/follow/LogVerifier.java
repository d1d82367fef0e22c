package dev.sistercity.registry.catalog.follow;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.log.ChainCheck;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.change.log.HashChain;
import dev.sistercity.registry.change.log.LogDamage;
import dev.sistercity.registry.database.LossRisk;
import dev.sistercity.registry.shared.work.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Walks through the whole log in the database, again and again and at leisure, and verifies that it is as it was written: what
 * is altered there after this replica has read it, that would go unnoticed before the next start. Looks at the settings of the
 * database between two steps, which change without a restart too.
 */
@Singleton
public class LogVerifier {

    private static final Logger LOG = Logger.getLogger(LogVerifier.class);

    private static final long STEP_SECONDS = 1;
    private static final int LOOKING_EVERY_STEPS = 30;
    private static final int MOST_IN_A_STEP = 5_000;

    private final Catalog catalog;
    private final Follower follower;
    private final DatabaseAvailability databaseAvailability;
    private final ChangeLog log;
    private final LogDamage damage;
    private final LossRisk risk;
    private final int pace;
    private byte[] hash = HashChain.beginning();
    private Snapshot last;
    private long suspected;

    private volatile long verified;
    private volatile long rounds;
    private final Worker worker = new Worker("log-verifier", Duration.ofSeconds(STEP_SECONDS), this::round);
    private long step;

    /** @param pace changes to verify in a second; 0 for none */
    LogVerifier(
            Catalog catalog,
            Follower follower,
            DatabaseAvailability databaseAvailability,
            ChangeLog log,
            LogDamage damage,
            LossRisk risk,
            @ConfigProperty(name = "registry.log.verify.pace", defaultValue = "200") int pace) {
        this.catalog = catalog;
        this.follower = follower;
        this.databaseAvailability = databaseAvailability;
        this.log = log;
        this.damage = damage;
        this.risk = risk;
        this.pace = Math.min(pace, MOST_IN_A_STEP);
    }

    /** Number of the last change that was looked at in this round. */
    public long verified() {
        return verified;
    }

    /** How often it has come to the end of the log. */
    public long rounds() {
        return rounds;
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent ending) {
        worker.end();
        worker.interrupt();
    }

    private void round() throws InterruptedException {
        TimeUnit.SECONDS.sleep(STEP_SECONDS);
        try {
            if (follower.caughtUp() && databaseAvailability.reachable()) {
                if (step % LOOKING_EVERY_STEPS == 0) {
                    risk.look();
                }
                step();
            }
        } catch (SQLException e) {
            LOG.debug("The log could not be verified further; trying again", e);
        } finally {
            step++;
        }
    }

    /** As many changes as come to a second. */
    private void step() throws SQLException {
        Snapshot here = catalog.latest();
        if (last == null || !here.isOfOneHistoryWith(last)) {
            beginAgain();
        }
        last = here;
        if (pace <= 0 || here.sequence() == 0) {
            return;
        }
        List<Change> changes = log.found(verified, (int) Math.min(pace, here.sequence() - verified));
        Optional<ChainCheck.Break> broken = changes.isEmpty()
                ? Optional.of(new ChainCheck.Break(0, verified + 1, "change " + (verified + 1) + " is missing"))
                : ChainCheck.firstBreak(verified, hash, changes);
        if (broken.isPresent()) {
            passOver(broken.get(), changes, here);
        } else {
            Change end = changes.get(changes.size() - 1);
            damage.good(verified + 1, end.sequence());
            suspected = 0;
            proceed(end.sequence(), end.seal().hash(), here);
        }
    }

    /**
     * What breaks may be a log that has gone back, of which this replica learns before the next step. The change after the break
     * is held against the hash that is found at the break: one altered row is one break.
     */
    private void passOver(ChainCheck.Break broken, List<Change> changes, Snapshot here) {
        if (suspected != broken.sequence()) {
            suspected = broken.sequence();
            follower.look();
            return;
        }
        suspected = 0;
        damage.good(verified + 1, broken.sequence() - 1);
        damage.found(broken.sequence(), broken.what());
        if (changes.isEmpty()) {
            proceed(here.sequence(), hash, here);
        } else {
            Change found = changes.get(broken.index());
            proceed(found.sequence(), found.seal().hash(), here);
        }
    }

    private void proceed(long sequence, byte[] itsHash, Snapshot here) {
        verified = sequence;
        hash = itsHash;
        if (sequence >= here.sequence()) {
            rounds++;
            beginAgain();
        }
    }

    private void beginAgain() {
        suspected = 0;
        verified = 0;
        hash = HashChain.beginning();
    }
}
