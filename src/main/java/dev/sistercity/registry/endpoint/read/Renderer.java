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
import dev.sistercity.registry.shared.digest.Sha256;
import dev.sistercity.registry.shared.value.Name;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Writes records as JSON. Plain views in no particular language, which is what most readers ask for, are kept as bytes: a
 * view shows other records too (names, counts, sources), so what is kept is good for one point of the log only.
 */
@Singleton
public class Renderer {

    private static final Logger LOG = Logger.getLogger(Renderer.class);
    /** Bytes of JSON kept. */
    private static final long MOST_KEPT = 24L * 1024 * 1024;

    private final ObjectMapper mapper;
    private final Cache<Shown, CachedRendition> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .<Shown, CachedRendition>weigher((shown, value) -> value.rendition().bytes().length)
            .executor(Runnable::run)
            .build();

    Renderer(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * What is shown as what: a view on other records has their ids, and shows them otherwise.
     *
     * @param collection of the view
     */
    private record Shown(String collection, UUID id) {}

    private record CachedRendition(long stamp, Rendition rendition) {}

    <D> Rendition render(
            RecordCollection<D> type, Entry<D> entry, ReadContext readContext, Presentation<D> presentation) {
        if (!presentation.plain() || !readContext.languages().isEmpty() || readContext.asOf() != null) {
            return write(type, entry, readContext, presentation);
        }
        long stamp = readContext.snapshot().stamp();
        Shown shown = new Shown(type.name(), entry.id());
        CachedRendition known = kept.getIfPresent(shown);
        if (known != null && known.stamp() == stamp) {
            return known.rendition();
        }
        Rendition fresh = write(type, entry, readContext, presentation);
        kept.put(shown, new CachedRendition(stamp, fresh));
        return fresh;
    }

    /** As {@link #render}, but of a snapshot that is not (yet) the registry's. */
    public <D> Rendition write(
            RecordCollection<D> type, Entry<D> entry, ReadContext readContext, Presentation<D> presentation) {
        try {
            Object view = view(type, entry, readContext);
            byte[] bytes = presentation.plain()
                    ? mapper.writeValueAsBytes(view)
                    : mapper.writeValueAsBytes(shaped(entry, readContext, view, presentation));
            Name name = type.displayName(entry, readContext);
            return new Rendition(bytes, hash(bytes), name == null ? null : name.lang());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
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
            List<?> related = include.of().apply(entry, readContext);
            tree.set(include.name(), mapper.valueToTree(related));
        }
        if (!presentation.fields().isEmpty()) {
            tree.retain(presentation.fields());
        }
        return tree;
    }

    public static long hash(byte[] bytes) {
        return ByteBuffer.wrap(Sha256.of(bytes)).getLong();
    }
}
