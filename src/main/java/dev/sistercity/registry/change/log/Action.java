package dev.sistercity.registry.change.log;

import java.util.Arrays;

/** What a change did to its record. */
public enum Action {
    CREATED,
    UPDATED,
    DELETED,
    /** It went, and another record took its place. */
    MERGED,
    /** It came back after it had been deleted or merged. */
    RESTORED;

    /**
     * @param name as the log has it
     * @return null for what only a newer version of the service does
     */
    static Action of(String name) {
        return Arrays.stream(values())
                .filter(action -> action.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    /** Whether the record is gone after it. */
    public boolean leavesTombstone() {
        return this == DELETED || this == MERGED;
    }
}
