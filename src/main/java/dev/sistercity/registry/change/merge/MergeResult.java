package dev.sistercity.registry.change.merge;

import dev.sistercity.registry.change.log.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a merge did, or taking one back. */
public final class MergeResult {

    private final UUID into;
    private final List<Change> changes = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();

    MergeResult(UUID into) {
        this.into = into;
    }

    /**
     * A record that was to be changed back, and was not.
     *
     * @param detail why
     */
    public record Left(String resource, UUID id, String detail) {}

    /** The record that remains, or remained. */
    public UUID into() {
        return into;
    }

    /** All that is to be logged, in this order. */
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    public List<Left> left() {
        return List.copyOf(left);
    }

    void changed(Change change) {
        changes.add(change);
    }

    void left(Left one) {
        left.add(one);
    }
}
