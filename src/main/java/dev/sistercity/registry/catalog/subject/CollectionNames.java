package dev.sistercity.registry.catalog.subject;

import dev.sistercity.registry.catalog.CollectionOrder;
import dev.sistercity.registry.catalog.RecordCollection;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.AbstractList;
import java.util.List;
import java.util.function.Predicate;

/** The names of the collections that claims, or change requests, may be about, as the collections declare it. */
@Singleton
public class CollectionNames {

    private final Instance<RecordCollection<?>> collections;
    private final List<String> claimable = new Names(RecordCollection::claimable);
    private final List<String> requestable = new Names(RecordCollection::requestable);

    CollectionNames(@Any Instance<RecordCollection<?>> collections) {
        this.collections = collections;
    }

    /** Of the collections that claims may be about, in the order of reading. To be read once all collections are made. */
    public List<String> claimable() {
        return claimable;
    }

    /** Of the collections that change requests may be about, in the order of reading. To be read once all collections are made. */
    public List<String> requestable() {
        return requestable;
    }

    List<String> of(CollectionName.Use use) {
        return use == CollectionName.Use.CLAIMS ? claimable : requestable;
    }

    /** Found when they are first read: a collection that takes such a name is itself one of those that are asked. */
    private final class Names extends AbstractList<String> {

        private final Predicate<RecordCollection<?>> declared;
        private volatile List<String> found;

        private Names(Predicate<RecordCollection<?>> declared) {
            this.declared = declared;
        }

        @Override
        public String get(int index) {
            return names().get(index);
        }

        @Override
        public int size() {
            return names().size();
        }

        private List<String> names() {
            if (found == null) {
                found =
                        CollectionOrder.loading(collections.stream()
                                        .filter(type -> type.stored() == type)
                                        .toList())
                                .stream()
                                .filter(declared)
                                .map(RecordCollection::name)
                                .toList();
            }
            return found;
        }
    }
}
