package dev.sistercity.registry.endpoint.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sistercity.registry.catalog.Include;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.change.log.UnreadableDocument;
import dev.sistercity.registry.endpoint.request.Presentation;
import dev.sistercity.registry.shared.digest.Checksum;
import dev.sistercity.registry.shared.value.Name;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Writes records as JSON. Whole views of today are kept as bytes, for each wish of languages that comes; parts of them, and records
 * with others in them, are put together from these. A view shows other records too (names, counts, sources), so what is kept is good
 * for one point of the log only.
 */
@Singleton
public class Renderer {

    private static final Logger LOG = Logger.getLogger(Renderer.class);
    /** Bytes of JSON kept. */
    private static final long MOST_KEPT = 24L * 1024 * 1024;
    /** Bytes of whole answers kept. */
    private static final long MOST_ANSWERS = 20L * 1024 * 1024;

    private final ObjectMapper mapper;
    private final Cache<Shown, CachedRendition> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .<Shown, CachedRendition>weigher((shown, value) -> value.rendition().bytes().length)
            .executor(Runnable::run)
            .build();

    private final ResponseCache answers = new ResponseCache(MOST_ANSWERS);

    Renderer(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * What is shown as what: a view on other records has their ids, and shows them otherwise.
     *
     * @param collection of the view
     * @param languages of the reader, the most wanted first
     */
    private record Shown(String collection, UUID id, List<String> languages) {}

    /** Writes a whole record out. */
    private interface Whole {
        <D> Rendition of(RecordCollection<D> type, Entry<D> entry, ReadContext readContext);
    }

    private record CachedRendition(long stamp, Rendition rendition) {}

    /** Whole answers that were given lately, by their addresses. */
    public ResponseCache answers() {
        return answers;
    }

    <D> Rendition render(
            RecordCollection<D> type, Entry<D> entry, ReadContext readContext, Presentation<D> presentation) {
        Whole whole = readContext.asOf() == null ? this::kept : this::fresh;
        return shaped(whole, type, entry, readContext, presentation);
    }

    /** As {@link #render}, but of a snapshot that is not (yet) the registry's. */
    public <D> Rendition write(
            RecordCollection<D> type, Entry<D> entry, ReadContext readContext, Presentation<D> presentation) {
        return shaped(this::fresh, type, entry, readContext, presentation);
    }

    private <D> Rendition kept(RecordCollection<D> type, Entry<D> entry, ReadContext readContext) {
        long stamp = readContext.snapshot().stamp();
        Shown shown = new Shown(type.name(), entry.id(), readContext.languages());
        CachedRendition known = kept.getIfPresent(shown);
        if (known != null && known.stamp() == stamp) {
            return known.rendition();
        }
        Rendition fresh = fresh(type, entry, readContext);
        kept.put(shown, new CachedRendition(stamp, fresh));
        return fresh;
    }

    private <D> Rendition fresh(RecordCollection<D> type, Entry<D> entry, ReadContext readContext) {
        byte[] bytes = json(view(type, entry, readContext));
        Name name = type.displayName(entry, readContext);
        return new Rendition(bytes, hash(bytes), name == null ? null : name.lang());
    }

    private <D> Rendition shaped(
            Whole whole,
            RecordCollection<D> type,
            Entry<D> entry,
            ReadContext readContext,
            Presentation<D> presentation) {
        Rendition all = whole.of(type, entry, readContext);
        if (presentation.plain()) {
            return all;
        }
        byte[] own = presentation.fields().isEmpty() ? all.bytes() : JsonFields.of(all.bytes(), presentation.fields());
        if (presentation.includes().isEmpty()) {
            return new Rendition(own, hash(own), all.language());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(4 * own.length);
        // Every view has an id, so that a comma follows.
        out.write(own, 0, own.length - 1);
        for (Include<D> include : presentation.includes()) {
            out.writeBytes((",\"" + include.name() + "\":[").getBytes(StandardCharsets.UTF_8));
            String separator = "";
            for (Object related : include.of().apply(entry, readContext)) {
                out.writeBytes(separator.getBytes(StandardCharsets.UTF_8));
                out.writeBytes(related(whole, related, readContext));
                separator = ",";
            }
            out.write(']');
        }
        out.write('}');
        byte[] bytes = out.toByteArray();
        return new Rendition(bytes, hash(bytes), all.language());
    }

    private byte[] related(Whole whole, Object related, ReadContext readContext) {
        return related instanceof Include.Related<?> known ? related(whole, known, readContext) : json(related);
    }

    private static <E> byte[] related(Whole whole, Include.Related<E> related, ReadContext readContext) {
        return whole.of(related.type(), related.entry(), readContext).bytes();
    }

    /** As {@link #write}, as a tree: what a client has read that asked for these related records. */
    public <D> ObjectNode tree(
            RecordCollection<D> type, Entry<D> entry, ReadContext readContext, List<Include<D>> includes) {
        return shaped(entry, readContext, view(type, entry, readContext), new Presentation<>(Set.of(), includes));
    }

    /** @throws UnreadableDocument for a record that has what no view of this version can show */
    public static <D> Object view(RecordCollection<D> type, Entry<D> entry, ReadContext readContext) {
        try {
            return type.view(entry, readContext);
        } catch (NullPointerException | IllegalArgumentException | IndexOutOfBoundsException e) {
            LOG.errorf(
                    e,
                    "Version %d of %s in %s cannot be shown: a newer version wrote it, or this is a fault of ours",
                    entry.recorded().version(),
                    entry.id(),
                    type.name());
            throw new UnreadableDocument(e);
        }
    }

    private static <E> Object view(Include.Related<E> related, ReadContext readContext) {
        return view(related.type(), related.entry(), readContext);
    }

    public byte[] json(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    <D> ObjectNode shaped(Entry<D> entry, ReadContext readContext, Object view, Presentation<D> presentation) {
        ObjectNode tree = mapper.valueToTree(view);
        for (Include<D> include : presentation.includes()) {
            List<Object> views = new ArrayList<>();
            include.of()
                    .apply(entry, readContext)
                    .forEach(related -> views.add(
                            related instanceof Include.Related<?> known ? view(known, readContext) : related));
            tree.set(include.name(), mapper.valueToTree(views));
        }
        if (!presentation.fields().isEmpty()) {
            tree.retain(presentation.fields());
        }
        return tree;
    }

    /** What entity tags are made of. */
    public static long hash(byte[] bytes) {
        return Checksum.of(bytes);
    }
}
