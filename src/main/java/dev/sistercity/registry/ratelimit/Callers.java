package dev.sistercity.registry.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.sistercity.registry.shared.digest.Sha256;
import io.quarkus.arc.All;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * Whose the credentials are that lately came. The request itself never waits: one whose credential has not been looked up
 * yet is counted against its address, and so is one whose credential is unknown. In memory there are only SHA-256 hashes.
 */
@Singleton
class Callers {

    private static final Logger LOG = Logger.getLogger(Callers.class);
    private static final int REMEMBERED = 10_000;
    private static final Duration KEPT = Duration.ofHours(1);
    /** After this an answer is asked for again; until then the old one holds. */
    private static final Duration FRESH = Duration.ofMinutes(1);
    /** Look-ups may take connections to the database, of which writers need most. */
    private static final int AT_ONCE = 4;

    private final List<KnownClients> directories;
    private final RateLimiter rateLimiter;
    private final Ticker ticker;
    private final Executor workers;
    private final Cache<ByteBuffer, CachedClient> answers;
    private final Set<ByteBuffer> underWay = ConcurrentHashMap.newKeySet();

    @Inject
    Callers(@All List<KnownClients> directories, RateLimiter rateLimiter, Ticker ticker, Vertx vertx) {
        this(
                directories,
                rateLimiter,
                ticker,
                task -> vertx.executeBlocking(
                        () -> {
                            task.run();
                            return null;
                        },
                        false));
    }

    Callers(List<KnownClients> directories, RateLimiter rateLimiter, Ticker ticker, Executor workers) {
        this.directories = directories;
        this.rateLimiter = rateLimiter;
        this.ticker = ticker;
        this.workers = workers;
        answers = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(KEPT)
                .ticker(ticker)
                .build();
    }

    private record CachedClient(Optional<Client> client, long at) {}

    /** @param address that the credential came from */
    Client of(Credential credential, Client address) {
        ByteBuffer hash = hash(credential);
        CachedClient known = answers.getIfPresent(hash);
        if (known == null || ticker.read() - known.at() > FRESH.toNanos()) {
            lookUp(credential, hash, known, address);
        }
        return known == null ? address : known.client().orElse(address);
    }

    /** How many credentials are remembered. */
    long remembered() {
        answers.cleanUp();
        return answers.estimatedSize();
    }

    private void lookUp(Credential credential, ByteBuffer hash, CachedClient before, Client address) {
        if (underWay.size() >= AT_ONCE || underWay.contains(hash) || !rateLimiter.takeLookUp(address)) {
            return;
        }
        if (underWay.add(hash)) {
            workers.execute(() -> {
                try {
                    answers.put(hash, new CachedClient(find(credential), ticker.read()));
                } catch (RuntimeException e) {
                    LOG.debugf(e, "A credential cannot be looked up");
                    if (before != null) {
                        answers.put(hash, new CachedClient(before.client(), ticker.read()));
                    }
                } finally {
                    underWay.remove(hash);
                }
            });
        }
    }

    private Optional<Client> find(Credential credential) {
        return directories.stream()
                .flatMap(directory -> directory.find(credential).stream())
                .findFirst();
    }

    private static ByteBuffer hash(Credential credential) {
        MessageDigest sha256 = Sha256.start();
        sha256.update((byte) credential.scheme().charAt(0));
        return ByteBuffer.wrap(sha256.digest(credential.secret().getBytes(StandardCharsets.UTF_8)));
    }
}
