package dev.sistercity.registry.change.merge;

import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.entity.StoredRecord;
import java.util.Map;
import java.util.UUID;

/** The write side of records of which two may turn out to be of one thing. */
public abstract class MergeableRegister<E extends StoredRecord<D>, D> extends Register<E, D> {

    protected MergeableRegister(String resource, Class<E> entityType) {
        super(resource, entityType);
    }

    /**
     * Finds the record that another is to be merged into.
     *
     * @param reference as it stands at {@code /into} of the body
     * @throws dev.sistercity.registry.shared.problem.RegistryException REFUSED if there is none
     */
    protected abstract UUID survivor(String reference);

    /**
     * What the survivor is with what only the other one had.
     *
     * @throws dev.sistercity.registry.shared.problem.RegistryException REFUSED if the two cannot be of one thing
     */
    protected abstract D united(D survivor, D merged);

    /**
     * Where the items of the merged record are in what the two become, so that what is said of them goes along.
     *
     * @return pointers to items, by those that name them in the merged record; without those that stay the same
     */
    protected Map<String, String> movedItems(D survivor, D merged) {
        return Map.of();
    }

    /** Keeps what could not be united, after everything that referred to the merged record refers to the survivor. */
    protected void keepRest(MergeContext mergeContext, D survivor, D merged) {}
}
