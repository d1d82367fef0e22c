package dev.sistercity.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.client.core.ApiClient;
import dev.sistercity.client.model.Change;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The way into a registry. Threads may share one.
 *
 * <p>Each call is repeated where that is safe: a read, and a write by the {@code Idempotency-Key} that it has, on 429 and 503 after as long
 * as the registry asks for. The last write goes along with every later request, so that this is answered by a replica that has it.
 */
public final class Registry extends Collections {

    private static final Duration USUAL = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    private final Transport transport;
    private final ApiClient core;
    private final Changes changes;

    private Registry(Calls calls, Transport transport, ApiClient core) {
        super(calls);
        this.transport = transport;
        this.core = core;
        this.changes = new Changes(calls);
    }

    /** For reading. @param base address of the registry, without {@code /v1} */
    public static Registry open(String base) {
        return open(base, USUAL, request -> {});
    }

    /** @param key of an office, a partner app or the registrar */
    public static Registry withKey(String base, String key) {
        return open(base, USUAL, request -> request.setHeader("X-API-Key", key));
    }

    /** @param token fetches one of the registry's OIDC issuer, before each try: the one before may be over by then */
    public static Registry withToken(String base, Supplier<String> token) {
        return open(base, USUAL, request -> request.setHeader("Authorization", "Bearer " + token.get()));
    }

    /**
     * @param timeLimit of a call with all its repetitions, a day at the most; what waits for changes has as much more
     * @param caller says in each try of a request who calls; what it says goes to the registry alone, not where that leads
     */
    public static Registry open(String base, Duration timeLimit, Consumer<HttpRequest.Builder> caller) {
        if (timeLimit.isZero() || timeLimit.isNegative() || timeLimit.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("The time limit must be more than nothing, and a day at the most");
        }
        String address = base.replaceFirst("/+$", "");
        HttpClient below = HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();
        ObjectMapper mapper = ApiClient.createDefaultObjectMapper();
        Transport transport = new Transport(below, timeLimit, mapper, caller);
        ApiClient core = new ApiClient(HttpClient.newBuilder(), mapper, address) {
            @Override
            public HttpClient getHttpClient() {
                return new CoreHttpClient(transport, below);
            }
        };
        return new Registry(new Calls(address, transport, mapper), transport, core);
    }

    /** For the generated classes of all operations: {@code new NetworkApi(registry.core())}. They go through the same transport. */
    public ApiClient core() {
        return core;
    }

    /**
     * Every write after a position up to where the log ends, in order.
     *
     * @param position that of the last change that you have, as {@link #position} writes it; {@code "0"} for all
     * @throws Problem.HistoryLost the database went back to a state before that position
     */
    public Stream<Change> changes(String position) {
        return changes.after(position, false, Filters.none());
    }

    /**
     * As above, and goes on waiting for more, for ever.
     *
     * @param filters {@code resource}, {@code city}
     */
    public Stream<Change> follow(String position, Filters filters) {
        return changes.after(position, true, filters);
    }

    /** The place of a change in the log: its number, and the beginning of its hash, so that a lost history is noticed. */
    public static String position(Change change) {
        return change.getSequence() + "-" + change.getHash().substring(0, 16);
    }

    /** The last write that later requests have to see; empty before the first. */
    public Optional<Seen> seen() {
        return Optional.ofNullable(transport.seen.get());
    }

    /** Has later requests see a write of another process. @param seen null for none */
    public void see(Seen seen) {
        transport.seen.set(seen);
    }
}
