package dev.sistercity.registry.catalog.follow;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.log.ChainCheck;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.change.log.HashChain;
import dev.sistercity.registry.change.log.LogDamage;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One walk after another through the log, a step at a time: verifies that it is as it was written. Of one thread. */
@Singleton
class LogWalk {

    private static final int MOST_IN_A_STEP = 5_000;

    private final Catalog catalog;
    private final Follower follower;
    private final ChangeLog log;
    private final LogDamage damage;
    private final int pace;
    private byte[] hash = HashChain.beginning();
    private Snapshot last;
    private long suspected;

    private volatile long verified;
    private volatile long rounds;

    /** @param pace changes to verify in a step; 0 for none */
    LogWalk(
            Catalog catalog,
            Follower follower,
            ChangeLog log,
            LogDamage damage,
            @ConfigProperty(name = "registry.log.verify.pace", defaultValue = "200") int pace) {
        this.catalog = catalog;
        this.follower = follower;
        this.log = log;
        this.damage = damage;
        this.pace = Math.min(pace, MOST_IN_A_STEP);
    }

    /** Number of the last change that was looked at in this walk. */
    long verified() {
        return verified;
    }

    /** How often it has come to the end of the log. */
    long rounds() {
        return rounds;
    }

    /** As many changes as come to one step. */
    void step() throws SQLException {
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
