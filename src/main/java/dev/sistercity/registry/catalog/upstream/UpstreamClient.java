package dev.sistercity.registry.catalog.upstream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.shared.work.RetryAfter;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;

/**
 * Asks the registry that is followed. What it asks for is obeyed: after Retry-After, or a pause that grows with each failure, and
 * never before, the next request is sent; those who ask earlier are told so at once.
 */
@Singleton
class UpstreamClient {

    private static final int LARGEST = 32 << 20;
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration AFTER_USELESS = Duration.ofSeconds(5);
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 5;
    /** How often one who can wait is sent away as the upstream is busy. */
    private static final int MOST_WAITS = 60;
    /** What a caller can make something of. */
    private static final Set<Integer> ANSWERS = Set.of(200, 400, 409);

    private static final int BUSY = 429;

    private static final int LONGEST_REASON = 200;
    /** Of {@code quarkus.tls.follow.trust-store…}. */
    private static final String TLS = "follow";

    private final UpstreamSettings settings;
    private final ObjectMapper mapper;
    private final TlsConfigurationRegistry tls;
    private final Clock clock;
    private HttpClient http;
    private int failures;
    private volatile Instant notBefore = Instant.MIN;
    private volatile UpstreamAway last;

    UpstreamClient(UpstreamSettings settings, ObjectMapper mapper, TlsConfigurationRegistry tls, Clock clock) {
        this.settings = settings;
        this.mapper = mapper;
        this.tls = tls;
        this.clock = clock;
    }

    /** @param status 200, 400 or 409 */
    record Answer(int status, JsonNode body) {}

    /**
     * Asks once.
     *
     * @param path from {@code /v1} on, with its query
     * @param epoch the Registry-Epoch to be sent; null for none
     * @param patience until the whole answer is there
     */
    Answer get(String path, String epoch, Duration patience) throws UpstreamAway {
        UpstreamAway before = last;
        if (before != null && clock.instant().isBefore(notBefore)) {
            throw new UpstreamAway(before.getMessage(), before.isBusy(), before);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.address() + path))
                .header("Accept", "application/json")
                .header("Accept-Encoding", "gzip")
                .header("User-Agent", "sister-city-registry-follower");
        settings.key().ifPresent(key -> request.header("X-API-Key", key));
        if (epoch != null) {
            request.header("Registry-Epoch", epoch);
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                http().sendAsync(request.build(), head -> new BoundedBody(LARGEST));
        try {
            return read(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (AnswerTooLarge e) {
            throw tooLarge(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AnswerTooLarge large) {
                throw tooLarge(large);
            }
            throw failed(inALine(e.getCause().getMessage(), "it cannot be connected to"), false, null, e.getCause());
        } catch (JsonProcessingException e) {
            throw failed("what it answers is no JSON object", false, null, e);
        } catch (IOException | TimeoutException e) {
            throw failed(inALine(e.getMessage(), "no answer in " + patience.toSeconds() + " s"), false, null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UpstreamAway("The request was broken off", false, e);
        } finally {
            answer.cancel(true);
        }
    }

    /** As {@link #get}, by a caller who waits while the upstream is busy. */
    Answer getPatiently(String path, Duration patience) throws UpstreamAway {
        for (int wait = 0; ; wait++) {
            try {
                return get(path, null, patience);
            } catch (UpstreamAway e) {
                if (!e.isBusy() || wait == MOST_WAITS) {
                    throw e;
                }
                sleep(e);
            }
        }
    }

    private void sleep(UpstreamAway because) throws UpstreamAway {
        try {
            TimeUnit.MILLISECONDS.sleep(
                    Math.max(1, Duration.between(clock.instant(), notBefore).toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UpstreamAway("The wait was broken off", false, because);
        }
    }

    private Answer read(HttpResponse<byte[]> answer) throws IOException, UpstreamAway {
        if (!ANSWERS.contains(answer.statusCode())) {
            throw failed(
                    "it answers " + answer.statusCode() + reason(answer),
                    answer.statusCode() == BUSY,
                    RetryAfter.read(answer.headers().firstValue("Retry-After").orElse(null), clock.instant()),
                    null);
        }
        byte[] body =
                answer.headers().firstValue("Content-Encoding").isPresent() ? unpacked(answer.body()) : answer.body();
        JsonNode json = mapper.reader()
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(body);
        if (!json.isObject()) {
            throw failed("what it answers is no JSON object", false, null, null);
        }
        succeeded();
        return new Answer(answer.statusCode(), json);
    }

    /** What a registry says of a refusal; of others nothing. */
    private String reason(HttpResponse<byte[]> answer) {
        try {
            boolean packed = answer.headers().firstValue("Content-Encoding").isPresent();
            String detail = mapper.readTree(packed ? unpacked(answer.body()) : answer.body())
                    .path("detail")
                    .asText("");
            return detail.isEmpty() ? "" : ": " + inALine(detail, "");
        } catch (IOException e) {
            return "";
        }
    }

    /** What an exception says may have bytes of the answer in it, and any client may see it. */
    static String inALine(String said, String otherwise) {
        String line = said == null ? otherwise : said.replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes(LARGEST);
            if (in.read() >= 0) {
                throw new AnswerTooLarge(LARGEST, " when it is unpacked");
            }
            return bytes;
        }
    }

    /** Asking for less needs no pause. */
    private UpstreamAway tooLarge(AnswerTooLarge answer) {
        return new UpstreamAway(
                "The registry at " + settings.address() + " cannot be followed: " + answer.getMessage(), false, answer);
    }

    private synchronized void succeeded() {
        failures = 0;
        last = null;
    }

    /** @param asked the pause that the upstream asks for; null for none */
    private synchronized UpstreamAway failed(String what, boolean busy, Duration asked, Throwable cause) {
        UpstreamAway away =
                new UpstreamAway("The registry at " + settings.address() + " cannot be followed: " + what, busy, cause);
        Duration pause = SHORTEST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        if (asked != null) {
            pause = asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
        }
        // Followers that lost the same upstream come back apart.
        long jitter = ThreadLocalRandom.current().nextLong(pause.toMillis() / 5 + 1);
        failures++;
        notBefore = clock.instant().plus(pause).plusMillis(jitter);
        last = away;
        return away;
    }

    /** There was an answer, of which nothing can be made: another one soon would be the same. */
    synchronized UpstreamAway useless(UpstreamAway because) {
        notBefore = clock.instant().plus(AFTER_USELESS);
        last = because;
        return because;
    }

    private synchronized HttpClient http() {
        if (http == null) {
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECTING);
            // Whom to trust in place of those that the JDK trusts: for an upstream with a certificate of its own
            // authority.
            tls.get(TLS).ifPresent(own -> builder.sslContext(context(own)));
            http = builder.build();
        }
        return http;
    }

    private static SSLContext context(TlsConfiguration own) {
        try {
            return own.createSSLContext();
        } catch (Exception e) {
            throw new IllegalStateException("quarkus.tls." + TLS + " cannot be used: " + e.getMessage(), e);
        }
    }
}
