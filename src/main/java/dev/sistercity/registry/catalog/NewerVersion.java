package dev.sistercity.registry.catalog;

import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.log.Change;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Says, once for each kind of record and each thing, that a newer version of the service writes what this one does not know. */
final class NewerVersion {

    private static final Logger LOG = Logger.getLogger(NewerVersion.class);

    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final Set<String> collections = ConcurrentHashMap.newKeySet();

    /**
     * @param what of a change is new
     * @param detail of this one
     */
    void wrote(Change change, String what, String detail) {
        collections.add(change.resource());
        if (said.add(change.resource() + ' ' + what)) {
            LOG.warnf(
                    "A newer version of the registry writes %s: change %d, of %s %s%s. Nothing is lost; have this"
                            + " replica be of that version",
                    what, change.sequence(), change.resource(), change.recordId(), detail);
        }
    }

    Set<String> unknownCollections(Snapshot snapshot) {
        Set<String> unknown = new TreeSet<>(collections);
        unknown.removeAll(snapshot.all().keySet());
        return unknown;
    }
}
