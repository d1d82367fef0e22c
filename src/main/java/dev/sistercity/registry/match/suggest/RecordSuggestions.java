package dev.sistercity.registry.match.suggest;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.value.NameKeys;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.roaringbitmap.IntIterator;

/** Records of all kinds but cities whose words begin as those of a text. */
@Singleton
class RecordSuggestions {

    /** Collections in the order in which users look for them. */
    static final List<String> TYPES = List.of(
            "partnerships",
            "forum-series",
            "forums",
            "exchanges",
            "platforms",
            "projects",
            "knowledge-transfers",
            "networks",
            "campaigns");

    private static final int MOST_OF_ONE = 30;

    RecordSuggestions() {}

    List<Hit> find(String text, Set<String> types, ReadContext readContext) {
        List<Hit> hits = new ArrayList<>();
        for (String type : TYPES) {
            if (types.contains(type)) {
                add(hits, readContext.snapshot().records(type), text, readContext);
            }
        }
        return hits;
    }

    private static <D> void add(List<Hit> hits, Records<D> records, String text, ReadContext readContext) {
        IntIterator slots = records.matching(text).getIntIterator();
        Hit.How inexact = records.isMisspelt(text) ? Hit.How.SIMILAR : Hit.How.PREFIX;
        for (int i = 0; i < MOST_OF_ONE && slots.hasNext(); i++) {
            Entry<D> entry = records.at(slots.next());
            String title = records.type().title(entry, readContext);
            if (title != null) {
                hits.add(hit(records.type().name(), entry, title, exact(title, text) ? Hit.How.EXACT : inexact));
            }
        }
    }

    private static boolean exact(String title, String text) {
        return NameKeys.folded(title).equals(NameKeys.folded(text));
    }

    private static Hit hit(String type, Entry<?> entry, String title, Hit.How how) {
        SuggestionView view = new SuggestionView(
                type,
                entry.id().toString(),
                title,
                null,
                Kebab.of(how),
                null,
                null,
                null,
                null,
                null,
                "/v1/" + type + "/" + entry.id());
        return new Hit(how, 1 + TYPES.indexOf(type), 0, title, view);
    }
}
