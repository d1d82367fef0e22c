package dev.sistercity.registry.catalog.follow;

import dev.sistercity.registry.database.DatabaseFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What is known to be wrong with the database, from the three that ask it: who prepares it, who reads its log, who writes. Each
 * takes back what it said itself. A fault is logged when it comes, and again only if it has been away for a minute.
 */
final class DatabaseState {

    private static final Logger LOG = Logger.getLogger(DatabaseAvailability.class);
    private static final Duration ONCE = Duration.ofMinutes(1);
    /** How long a write that found the disk full keeps others from trying. */
    private static final Duration NO_TRIES = Duration.ofSeconds(5);

    enum Asker {
        PREPARATION,
        READER,
        WRITER
    }

    private record Finding(DatabaseFault fault, Instant at) {}

    private final Clock clock;
    private final Map<Asker, Finding> findings = new EnumMap<>(Asker.class);
    private final Map<DatabaseFault, Instant> seen = new EnumMap<>(DatabaseFault.class);
    private boolean starting = true;
    private boolean damaged;
    private boolean fresh = true;
    private Optional<DatabaseFault> current = Optional.empty();
    private Instant since;

    DatabaseState(Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    /** Why nothing can be written; null if nothing is in the way. */
    synchronized String reason() {
        return starting && findings.isEmpty()
                ? "the registry is starting"
                : blocking().map(DatabaseFault::reason).orElse(null);
    }

    synchronized Instant since() {
        return since;
    }

    /** Whether nothing was found, neither to be in the way now nor to be tried again soon. */
    synchronized boolean isUsable() {
        return !starting && findings.isEmpty();
    }

    synchronized boolean isOfTheConnection() {
        return findings.values().stream().anyMatch(finding -> finding.fault().isOfTheConnection());
    }

    /** What is wrong though writing goes on: damage that was found, a full disk that is tried again now and then. */
    synchronized Optional<String> ailment() {
        return damaged ? Optional.of(DatabaseFault.DAMAGED.reason()) : first().map(DatabaseFault::reason);
    }

    /** @param found what was found, for operators */
    synchronized void failed(Asker asker, DatabaseFault fault, String found) {
        if (fault == DatabaseFault.DAMAGED) {
            damaged = true;
        }
        Instant now = clock.instant();
        Instant before = seen.put(fault, now);
        if (asker != Asker.WRITER || fault != DatabaseFault.DAMAGED) {
            findings.put(asker, new Finding(fault, now));
        }
        if (before == null || before.plus(ONCE).isBefore(now)) {
            LOG.logf(
                    fault.passes() ? Logger.Level.WARN : Logger.Level.ERROR,
                    "Writing is away: %s. %s. Found: %s",
                    fault.reason(),
                    fault.advice(),
                    found);
        }
        turn();
    }

    /** Takes back what one asker found. What writers found passes with the next one that gets through, see {@link #wrote}. */
    synchronized void healed(Asker asker) {
        findings.remove(asker);
        if (asker == Asker.READER) {
            starting = false;
        }
        if (asker == Asker.PREPARATION) {
            Finding written = findings.get(Asker.WRITER);
            if (written != null && written.fault().passes()) {
                findings.remove(Asker.WRITER);
            }
        }
        turn();
    }

    /** A write got through. */
    synchronized void wrote() {
        findings.remove(Asker.WRITER);
        turn();
    }

    /** Notes since when it is as it is, and says so where all is well again. */
    private void turn() {
        DatabaseFault now = first().orElse(null);
        if (starting && now == null || current.equals(Optional.ofNullable(now)) && !fresh) {
            return;
        }
        fresh = false;
        current = Optional.ofNullable(now);
        since = clock.instant();
        if (now == null) {
            LOG.info("Writing is possible");
        }
    }

    private Optional<DatabaseFault> first() {
        return findings.values().stream().map(Finding::fault).findFirst();
    }

    private Optional<DatabaseFault> blocking() {
        Instant now = clock.instant();
        return findings.entrySet().stream()
                .filter(entry -> entry.getKey() != Asker.WRITER
                        || entry.getValue().fault().passes()
                        || entry.getValue().at().plus(NO_TRIES).isAfter(now))
                .map(entry -> entry.getValue().fault())
                .findFirst();
    }
}
