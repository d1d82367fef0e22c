package dev.sistercity.registry.endpoint.read;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.ListPage;
import dev.sistercity.registry.change.log.UnreadableDocument;
import dev.sistercity.registry.endpoint.request.Presentation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A page of a list as JSON: the items' own bytes between brackets, so that what is kept of an item serves lists too. */
final class ListJson {

    private static final byte[] HEAD = "{\"items\":[".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PAGE = "],\"page\":".getBytes(StandardCharsets.UTF_8);

    private static final byte[] NOTHING = {};

    private final byte[] bytes;
    private final long hash;
    private final String languages;

    private ListJson(byte[] bytes, long hash, String languages) {
        this.bytes = bytes;
        this.hash = hash;
        this.languages = languages;
    }

    static <D> ListJson of(
            RecordCollection<D> type,
            ListPage<D> listPage,
            ReadContext readContext,
            Presentation<D> presentation,
            Renderer renderer,
            Map<String, Object> counted) {
        List<Rendition> items = items(type, listPage, readContext, presentation, renderer);
        // What stands between the braces, after a comma.
        byte[] more = counted.isEmpty() ? NOTHING : renderer.json(counted);
        byte[] info = renderer.json(listPage.page().without(listPage.entries().size() - items.size()));
        List<String> languages = new ArrayList<>(2);
        int size = HEAD.length + PAGE.length + info.length + listPage.entries().size() + 1 + more.length;
        long hash = Renderer.hash(info) + (counted.isEmpty() ? 0 : Renderer.hash(more));
        for (Rendition item : items) {
            size += item.bytes().length;
            // The multiplier of Knuth's MMIX generator: order matters, and every bit of every item's hash.
            hash = (hash ^ item.hash()) * 6364136223846793005L + 1442695040888963407L;
            if (item.language() != null && !languages.contains(item.language())) {
                languages.add(item.language());
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(size);
        out.writeBytes(HEAD);
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.writeBytes(items.get(i).bytes());
        }
        out.writeBytes(PAGE);
        out.writeBytes(info);
        if (counted.isEmpty()) {
            out.write('}');
        } else {
            out.write(',');
            out.write(more, 1, more.length - 1);
        }
        return new ListJson(out.toByteArray(), hash, languages.isEmpty() ? null : String.join(", ", languages));
    }

    /** The records of the page, without those that cannot be read: they are counted. */
    private static <D> List<Rendition> items(
            RecordCollection<D> type,
            ListPage<D> listPage,
            ReadContext readContext,
            Presentation<D> presentation,
            Renderer renderer) {
        List<Rendition> items = new ArrayList<>(listPage.entries().size());
        for (Entry<D> entry : listPage.entries()) {
            try {
                items.add(renderer.render(type, entry, readContext, presentation));
            } catch (UnreadableDocument e) {
                // Counted by the caller.
                continue;
            }
        }
        return items;
    }

    byte[] bytes() {
        return bytes;
    }

    long hash() {
        return hash;
    }

    /** Languages of the display names on the page, for Content-Language; null for none. */
    String languages() {
        return languages;
    }
}
