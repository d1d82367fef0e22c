package dev.sistercity.registry.body;

import dev.sistercity.registry.ratelimit.Client;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/**
 * Bounds what bodies take in memory, from their first byte until their request is answered, over all clients and for each of
 * them: a client that fills a share waits, and the others do not.
 */
@Singleton
public class BodyBudget {

    /** Bytes that a body takes before it has any: its request, its timer. */
    private static final long EMPTY = 4 << 10;
    /** The bytes as they come, as one array, and as text, which may take two bytes a character. */
    private static final long COPIES = 4;
    /** Bytes of a tree for each byte of JSON, at the worst: <code>{}</code> and a comma become 80. */
    private static final long TREE_PER_BYTE = 32;
    /** Bytes that a tree has at the most: {@code BodyReader} stops at a number of tokens. */
    private static final long LARGEST_TREE = 8 << 20;

    private static final String SOON_SECONDS = "1";

    private final long memory;
    private final long memoryOfClient;
    private final int places;
    private final int placesOfClient;
    private final int files;
    private final int filesOfClient;
    private final Map<Client, Use> clients = new HashMap<>();
    private final Use all = new Use();

    @Inject
    BodyBudget(BodySettings settings) {
        memory = settings.memory()
                .map(size -> size.asLongValue())
                .orElseGet(() -> Runtime.getRuntime().maxMemory() / 4);
        memoryOfClient = memory * settings.clientPercent() / 100;
        places = settings.atOnce();
        placesOfClient = Math.max(1, places * settings.clientPercent() / 100);
        files = settings.filesAtOnce();
        filesOfClient = settings.filesOfClient();
    }

    private static final class Use {

        private long memory;
        private int places;
        private int files;

        private void add(long bytes, int bodies, int uploads) {
            memory += bytes;
            places += bodies;
            files += uploads;
        }

        private boolean isEmpty() {
            return places == 0 && files == 0;
        }
    }

    /** One body's part of the budget; given back once, by {@link #close}. */
    public final class Share implements AutoCloseable {

        private final Client client;
        private final boolean file;
        private long taken;
        private boolean closed;

        private Share(Client client, boolean file) {
            this.client = client;
            this.file = file;
        }

        /**
         * Takes what a body of so many bytes will need. A file goes to disk and needs no more than at first.
         *
         * @throws RegistryException TOO_MANY or UNAVAILABLE
         */
        void grow(long bytes) {
            long needed = file ? EMPTY : need(bytes);
            synchronized (BodyBudget.this) {
                if (closed || needed <= taken) {
                    return;
                }
                long more = needed - taken;
                Use own = clients.get(client);
                refuseBeyond(own.memory + more > memoryOfClient, all.memory + more > memory);
                own.add(more, 0, 0);
                all.add(more, 0, 0);
                taken = needed;
            }
        }

        @Override
        public void close() {
            synchronized (BodyBudget.this) {
                if (closed) {
                    return;
                }
                closed = true;
                Use own = clients.get(client);
                own.add(-taken, file ? 0 : -1, file ? -1 : 0);
                all.add(-taken, file ? 0 : -1, file ? -1 : 0);
                if (own.isEmpty()) {
                    clients.remove(client);
                }
            }
        }
    }

    /**
     * Begins a body.
     *
     * @param file whether it goes to disk
     * @throws RegistryException TOO_MANY if the client has filled its share, UNAVAILABLE if all is taken
     */
    public synchronized Share begin(Client client, boolean file) {
        Use own = clients.getOrDefault(client, new Use());
        refuseBeyond(
                (file ? own.files >= filesOfClient : own.places >= placesOfClient)
                        || own.memory + EMPTY > memoryOfClient,
                (file ? all.files >= files : all.places >= places) || all.memory + EMPTY > memory);
        own.add(EMPTY, file ? 0 : 1, file ? 1 : 0);
        all.add(EMPTY, file ? 0 : 1, file ? 1 : 0);
        clients.put(client, own);
        Share share = new Share(client, file);
        share.taken = EMPTY;
        return share;
    }

    /** Bytes of memory that bodies have taken. */
    public synchronized long memoryTaken() {
        return all.memory;
    }

    /** Bodies and files under way. */
    public synchronized int underWay() {
        return all.places + all.files;
    }

    /** Bytes that a body of so many bytes takes at the worst, from when it comes until it is answered. */
    static long need(long bytes) {
        return EMPTY + COPIES * bytes + Math.min(TREE_PER_BYTE * bytes, LARGEST_TREE);
    }

    private static void refuseBeyond(boolean clients, boolean all) {
        if (clients) {
            throw new RegistryException(
                            Kind.TOO_MANY,
                            "Bodies of your requests that are under way take all the room that one client gets: send it again "
                                    + "when one of them is answered")
                    .with("Retry-After", SOON_SECONDS);
        }
        if (all) {
            throw new RegistryException(
                            Kind.UNAVAILABLE, "Bodies of requests that are under way take all the room there is")
                    .with("Retry-After", SOON_SECONDS);
        }
    }
}
