package dev.sistercity.registry.database;

import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.shared.sql.SqlConnection;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Whether a failover of the database may lose what was acknowledged: where standbys exist and a commit does not wait for one
 * of them to have it on its disk (PostgreSQL 18, chapters 19.6 and 26.2.8). That is a choice of the operator, not a fault.
 */
@Singleton
public class LossRisk {

    private static final Logger LOG = Logger.getLogger(LossRisk.class);

    private final Sql sql;
    private volatile String known;

    LossRisk(Sql sql) {
        this.sql = sql;
    }

    /** What may lose writes, in words, as it was when it was last looked at. */
    public Optional<String> known() {
        return Optional.ofNullable(known);
    }

    /** Looks at the settings that a session of the pool has, and whether there are standbys. */
    public void look() throws SQLException {
        String now;
        try (SqlConnection connection = sql.open()) {
            now = connection
                    .first("""
                            select current_setting('synchronous_standby_names'), current_setting('synchronous_commit'),
                              (select count(*) from pg_stat_replication)""", row -> risk(row.getString(1), row.getString(2), row.getLong(3)))
                    .orElse(null);
        }
        if (now != null && !now.equals(known)) {
            LOG.warn(now);
        }
        known = now;
    }

    /** @return null where there is nothing to say */
    static String risk(String synchronousStandbys, String synchronousCommit, long standbys) {
        if (standbys == 0 && synchronousStandbys.isBlank()) {
            return null;
        }
        List<String> reasons = new ArrayList<>();
        if (synchronousStandbys.isBlank()) {
            reasons.add("synchronous_standby_names is empty while " + standbys + " standby(s) follow");
        }
        if (synchronousCommit.equals("local") || synchronousCommit.equals("remote_write")) {
            reasons.add("synchronous_commit=" + synchronousCommit);
        }
        return reasons.isEmpty()
                ? null
                : "A failover may lose acknowledged writes: " + String.join(", ", reasons)
                        + " (docs/reliability.md, 'Clusters that lose writes')";
    }
}
