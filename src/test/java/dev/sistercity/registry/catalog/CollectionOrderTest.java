package dev.sistercity.registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Index;
import dev.sistercity.registry.catalog.index.Snapshot;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CollectionOrderTest {

    @Inject
    Catalog catalog;

    /** A collection that says it comes after one that does not exist would come anywhere. */
    @Test
    void every_collection_comes_after_collections_that_exist() {
        assertThat(CollectionOrder.unknown(catalog.types())).isEmpty();
    }

    @Test
    void loads_each_collection_after_those_that_its_records_refer_to() {
        assertThat(names(CollectionOrder.loading(catalog.types())))
                .containsSubsequence("sources", "cities", "partnerships", "exchanges", "platforms", "projects")
                .containsSubsequence("forum-series", "forums", "exchanges")
                .containsSubsequence("partnerships", "claims", "change-requests");
        List<String> order = names(CollectionOrder.loading(catalog.types()));
        for (RecordCollection<?> type : catalog.types()) {
            assertThat(order.subList(0, order.indexOf(type.name())))
                    .as("what comes before %s", type.name())
                    .containsAll(type.after());
        }
    }

    @Test
    void indexes_claims_before_the_collections_that_show_them() {
        assertThat(names(catalog.types()))
                .startsWith("sources", "claims", "cities", "partnerships")
                .endsWith("campaigns", "offices", "change-requests", "partner-requests", "import-presets");
    }

    @Test
    void refuses_collections_that_come_after_one_another() {
        RecordCollection<?> one = new Named("one", "two");
        RecordCollection<?> two = new Named("two", "one");

        assertThatThrownBy(() -> CollectionOrder.loading(List.of(one, two)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[one, two]");
    }

    private static List<String> names(List<RecordCollection<?>> types) {
        return types.stream().map(RecordCollection::name).toList();
    }

    /** A collection that has a place and nothing else. */
    private static final class Named extends RecordCollection<String> {

        Named(String name, String after) {
            super(Declaration.of(name, String.class, String.class).after(after));
        }

        @Override
        public Object view(Entry<String> entry, ReadContext readContext) {
            return entry.draft();
        }

        @Override
        public void index(Entry<String> entry, Snapshot snapshot, Index index) {}
    }
}
