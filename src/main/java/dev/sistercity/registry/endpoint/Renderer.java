package dev.sistercity.registry.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Include;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.shared.value.Name;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/**
 * Writes records as JSON. Plain views in no particular language, which is what most readers ask for, are kept as bytes: a
 * view shows other records too (names, counts, sources), so what is kept is good for one point of the log only.
 */
@Singleton
class Renderer {

    /** Bytes of JSON kept. */
    private static final long MOST_KEPT = 24L * 1024 * 1024;

    private final ObjectMapper mapper;
    private final Cache<UUID, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .<UUID, Kept>weigher((id, value) -> value.rendition().bytes().length)
            .executor(Runnable::run)
            .build();

    Renderer(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    private record Kept(long stamp, Rendition rendition) {}

    <D> Rendition render(RecordType<D> type, Entry<D> entry, Reading reading, Presentation<D> presentation) {
        if (!presentation.plain() || !reading.languages().isEmpty() || reading.asOf() != null) {
            return write(type, entry, reading, presentation);
        }
        long stamp = reading.snapshot().stamp();
        Kept known = kept.getIfPresent(entry.id());
        if (known != null && known.stamp() == stamp) {
            return known.rendition();
        }
        Rendition fresh = write(type, entry, reading, presentation);
        kept.put(entry.id(), new Kept(stamp, fresh));
        return fresh;
    }

    /** As {@link #render}, but of a snapshot that is not (yet) the registry's. */
    <D> Rendition write(RecordType<D> type, Entry<D> entry, Reading reading, Presentation<D> presentation) {
        try {
            Object view = type.view(entry, reading);
            byte[] bytes = presentation.plain()
                    ? mapper.writeValueAsBytes(view)
                    : mapper.writeValueAsBytes(shaped(entry, reading, view, presentation));
            Name name = type.displayName(entry, reading);
            return new Rendition(bytes, hash(bytes), name == null ? null : name.lang());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] json(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    <D> ObjectNode shaped(Entry<D> entry, Reading reading, Object view, Presentation<D> presentation) {
        ObjectNode tree = mapper.valueToTree(view);
        for (Include<D> include : presentation.includes()) {
            List<?> related = include.of().apply(entry, reading);
            tree.set(include.name(), mapper.valueToTree(related));
        }
        if (!presentation.fields().isEmpty()) {
            tree.retain(presentation.fields());
        }
        return tree;
    }

    static long hash(byte[] bytes) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
