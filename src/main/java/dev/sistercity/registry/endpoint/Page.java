package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Rows;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A page of a list as JSON: the items' own bytes between brackets, so that what is kept of an item serves lists too. */
final class Page {

    private static final byte[] HEAD = "{\"items\":[".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PAGE = "],\"page\":".getBytes(StandardCharsets.UTF_8);

    private final byte[] bytes;
    private final long hash;
    private final String languages;

    private Page(byte[] bytes, long hash, String languages) {
        this.bytes = bytes;
        this.hash = hash;
        this.languages = languages;
    }

    static <D> Page of(
            RecordType<D> type, Rows<D> rows, Reading reading, Presentation<D> presentation, Renderer renderer) {
        byte[] info = renderer.json(rows.page());
        List<Rendition> items = new ArrayList<>(rows.entries().size());
        List<String> languages = new ArrayList<>(2);
        int size = HEAD.length + PAGE.length + info.length + rows.entries().size() + 1;
        long hash = Renderer.hash(info);
        for (Entry<D> entry : rows.entries()) {
            Rendition item = renderer.render(type, entry, reading, presentation);
            items.add(item);
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
        out.write('}');
        return new Page(out.toByteArray(), hash, languages.isEmpty() ? null : String.join(", ", languages));
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
