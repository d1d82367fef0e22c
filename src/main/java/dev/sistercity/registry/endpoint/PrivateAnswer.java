package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.change.log.Change;
import java.util.List;

/**
 * What a write of something private did.
 *
 * @param location path of something new, else null
 * @param version counts the changes of what was written, from 1; 0 after a deletion
 * @param shown the view to answer; null for none
 * @param kept the view to answer when the request is repeated: without secrets, which are shown once
 * @param changes of records that came with it, to be logged
 */
public record PrivateAnswer(
        int status, String location, long version, Object shown, Object kept, List<Change> changes) {

    public PrivateAnswer(int status, String location, long version, Object shown, Object kept) {
        this(status, location, version, shown, kept, List.of());
    }

    public PrivateAnswer with(List<Change> also) {
        return new PrivateAnswer(status, location, version, shown, kept, also);
    }

    public static PrivateAnswer created(String location, Object shown, Object kept) {
        return new PrivateAnswer(201, location, 1, shown, kept);
    }

    public static PrivateAnswer changed(long version, Object shown) {
        return new PrivateAnswer(200, null, version, shown, shown);
    }

    /**
     * Done soon, not yet.
     *
     * @param location where to look what became of it; null for the address itself
     */
    public static PrivateAnswer accepted(String location, long version, Object shown) {
        return new PrivateAnswer(202, location, version, shown, shown);
    }

    public static PrivateAnswer deleted() {
        return new PrivateAnswer(204, null, 0, null, null);
    }
}
