package dev.sistercity.client;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What every request goes through, whether the layer or the core makes it: who calls, repetitions where they are safe, one time limit over
 * all of them, keys of writes, the last write seen. For many threads at once.
 */
final class Transport {

    private static final String KEY = "Idempotency-Key";
    private static final Set<String> KEYED = Set.of("POST", "PATCH");
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 5;
    /** What says who calls: for the registry alone, not for a host that it, or who answers in its place, leads to. */
    private static final Set<String> CREDENTIALS = Set.of("x-api-key", "authorization", "cookie");

    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final Pattern WAIT = Pattern.compile("(?:^|&)waitSeconds=([0-9]{1,2})(?:&|$)");
    private static final Pattern JSON = Pattern.compile("(?i)application/(?:[a-z0-9.-]+\\+)?json\\b.*");
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    /** Headers that the client sets itself. */
    private static final BiPredicate<String, String> ALL = (name, value) -> true;

    private final HttpClient client;
    private final Duration timeLimit;
    private final ObjectMapper mapper;
    private final Consumer<HttpRequest.Builder> caller;
    final AtomicReference<Seen> seen = new AtomicReference<>();

    /**
     * @param timeLimit of a call with its repetitions; what waits for changes has as much more
     * @param caller says who calls
     */
    Transport(HttpClient client, Duration timeLimit, ObjectMapper mapper, Consumer<HttpRequest.Builder> caller) {
        this.caller = caller;
        this.client = client;
        this.timeLimit = timeLimit;
        this.mapper = mapper;
    }

    /** How an attempt ended: by an answer, or without one. */
    private record Outcome(HttpResponse<InputStream> answer, IOException failure) {}

    /**
     * Sends a request, and repeats it where that is safe.
     *
     * @throws Problem any answer but success
     * @throws TimeLimitExceeded no answer in time
     * @throws IOException the connection failed, and the request may not be repeated, or not in time
     */
    HttpResponse<InputStream> send(HttpRequest asked) throws IOException, InterruptedException {
        Seen carried = asked.headers().firstValue(Seen.SEQUENCE).isPresent() ? null : seen.get();
        HttpRequest request = complete(asked, carried);
        Duration limit = timeLimit.plusSeconds(waitSeconds(request));
        try {
            return untilAnswered(request, System.nanoTime() + limit.toNanos(), limit);
        } catch (Problem.HistoryLost lost) {
            // The caller is told once that what it wrote was lost; the next request is answered in today's history.
            if (carried != null) {
                seen.compareAndSet(carried, null);
            }
            throw lost;
        }
    }

    private static HttpRequest complete(HttpRequest asked, Seen carried) {
        HttpRequest.Builder request = HttpRequest.newBuilder(asked, ALL);
        if (KEYED.contains(asked.method()) && !hasKey(asked)) {
            request.setHeader(KEY, UUID.randomUUID().toString());
        }
        if (carried != null) {
            request.setHeader(Seen.SEQUENCE, Long.toString(carried.sequence())).setHeader(Seen.EPOCH, carried.epoch());
        }
        return request.build();
    }

    private HttpResponse<InputStream> untilAnswered(HttpRequest request, long deadline, Duration limit)
            throws IOException, InterruptedException {
        for (long pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            Outcome outcome = followed(request, deadline, limit);
            Problem problem = null;
            if (outcome.answer() != null) {
                if (outcome.answer().statusCode() < 300) {
                    see(request.method(), outcome.answer().headers());
                    return outcome.answer();
                }
                problem = problem(outcome.answer());
            }
            Optional<Long> wait = pauseAfter(problem, request, pause);
            if (wait.isEmpty() || System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(wait.get()) >= deadline) {
                if (problem != null) {
                    throw problem;
                }
                throw outcome.failure();
            }
            Thread.sleep(wait.get());
        }
    }

    /**
     * One try, and where reads are led to: a record that was merged leads to what it became. Writes are not followed, as their {@code If-Match}
     * is of another record.
     */
    private Outcome followed(HttpRequest asked, long deadline, Duration limit) throws InterruptedException {
        HttpRequest request = asked;
        boolean atRegistry = true;
        Outcome outcome = attempt(identified(request), deadline, limit);
        for (int followed = 0; followed < MOST_REDIRECTS && READING.contains(request.method()); followed++) {
            Optional<URI> next = outcome.answer() == null ? Optional.empty() : location(outcome.answer(), request.uri());
            if (next.isEmpty()) {
                return outcome;
            }
            boolean sameHost = origin(next.get()).equals(origin(request.uri()));
            request = HttpRequest.newBuilder(
                            request, (name, value) -> sameHost || !CREDENTIALS.contains(name.toLowerCase(Locale.ROOT)))
                    .uri(next.get())
                    .build();
            atRegistry &= sameHost;
            outcome = attempt(atRegistry ? identified(request) : request, deadline, limit);
        }
        return outcome;
    }

    private HttpRequest identified(HttpRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request, ALL);
        caller.accept(builder);
        return builder.build();
    }

    /** Where an answer leads; empty for one that does not, and for a way from https to http. */
    private static Optional<URI> location(HttpResponse<InputStream> answer, URI from) {
        if (!REDIRECTS.contains(answer.statusCode())) {
            return Optional.empty();
        }
        try {
            return answer.headers()
                    .firstValue("Location")
                    .map(from::resolve)
                    .filter(to -> to.getHost() != null
                            && ("https".equals(to.getScheme())
                                    || "http".equals(to.getScheme()) && "http".equals(from.getScheme())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String origin(URI address) {
        boolean secure = "https".equals(address.getScheme());
        int port = address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
        return address.getScheme() + "://" + address.getHost().toLowerCase(Locale.ROOT) + ':' + port;
    }

    /** JSON is read to its end, so that an answer that breaks off is no answer; what else there is may be long, and comes as it is read. */
    private Outcome attempt(HttpRequest request, long deadline, Duration limit) throws InterruptedException {
        CompletableFuture<HttpResponse<InputStream>> answer = client.sendAsync(
                request,
                head -> isJson(head.headers()) || head.statusCode() >= 300
                        ? BodySubscribers.mapping(BodySubscribers.ofByteArray(), ByteArrayInputStream::new)
                        : BodySubscribers.ofInputStream());
        try {
            return new Outcome(answer.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS), null);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new TimeLimitExceeded(limit, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                return new Outcome(null, failure);
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Milliseconds to wait before the request may be repeated; empty where it must not be. */
    private static Optional<Long> pauseAfter(Problem problem, HttpRequest request, long pause) {
        boolean harmless = READING.contains(request.method()) || hasKey(request);
        long own = pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
        if (problem == null) {
            return harmless ? Optional.of(own) : Optional.empty();
        }
        // Of these two the registry says that nothing was carried out.
        boolean untouched = problem.kind().equals("too-many") || problem.kind().equals("unavailable");
        boolean passing = PASSING.contains(problem.status()) && !problem.kind().equals("newer-version");
        return passing && (harmless || untouched)
                ? Optional.of(problem.retryAfter().map(Duration::toMillis).orElse(own))
                : Optional.empty();
    }

    private void see(String method, HttpHeaders headers) {
        if (!READING.contains(method)) {
            Seen.in(headers).ifPresent(now -> seen.updateAndGet(now::orLater));
        }
    }

    /** What an answer says, also where it is no problem of the registry but, say, the page of a proxy. */
    private Problem problem(HttpResponse<InputStream> answer) throws IOException {
        var blank = new dev.sistercity.client.model.Problem()
                .type("about:blank")
                .title("HTTP " + answer.statusCode())
                .status(answer.statusCode());
        var details = blank;
        if (isJson(answer.headers())) {
            try {
                var read = mapper.readValue(answer.body(), dev.sistercity.client.model.Problem.class);
                details = read == null || read.getType() == null || read.getTitle() == null ? blank : read;
            } catch (JacksonException e) {
                details = blank;
            }
        }
        return Problem.of(details.status(answer.statusCode()), answer.headers());
    }

    private static boolean hasKey(HttpRequest request) {
        return request.headers().firstValue(KEY).isPresent();
    }

    private static boolean isJson(HttpHeaders headers) {
        return headers.firstValue("Content-Type").filter(type -> JSON.matcher(type).matches()).isPresent();
    }

    private static long waitSeconds(HttpRequest request) {
        String query = request.uri().getRawQuery();
        Matcher wait = WAIT.matcher(query == null ? "" : query);
        return wait.find() ? Long.parseLong(wait.group(1)) : 0;
    }
}
