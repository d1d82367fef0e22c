package dev.sistercity.client;

/**
 * How something is written.
 *
 * @param reason why: kept in the log, public with the revision; null for none
 * @param dryRun checks everything and answers what would become of it, and stores nothing
 * @param allowDuplicate why a new record is another than those that it looks like; null where none is
 * @param key makes repeating the write safe for 24 hours, also from another process; null for one that is made for this write
 */
public record Write(String reason, boolean dryRun, String allowDuplicate, String key) {

    /** As usual. */
    public static final Write PLAIN = new Write(null, false, null, null);

    public static Write because(String reason) {
        return new Write(reason, false, null, null);
    }

    public Write asTrial() {
        return new Write(reason, true, allowDuplicate, key);
    }

    public Write allowingDuplicate(String why) {
        return new Write(reason, dryRun, why, key);
    }

    public Write withKey(String idempotencyKey) {
        return new Write(reason, dryRun, allowDuplicate, idempotencyKey);
    }

    Filters parameters() {
        Filters parameters = Filters.none();
        if (reason != null) {
            parameters = parameters.and("reason", reason);
        }
        if (dryRun) {
            parameters = parameters.and("dryRun", true);
        }
        return allowDuplicate == null ? parameters : parameters.and("allowDuplicate", allowDuplicate);
    }
}
