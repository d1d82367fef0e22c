package dev.sistercity.registry.observation;

import dev.sistercity.registry.shared.work.RepeatedFaults;
import dev.sistercity.registry.shared.work.Worker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Sends spans to a collector in the background. No request waits for it: what it cannot send, or has no room for, is dropped. */
final class SpanExporter {

    static final int ROOM = 4_096;
    private static final int BATCH = 512;
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Logger LOG = Logger.getLogger(SpanExporter.class);

    private final URI collector;
    private final String version;
    private final Duration wait;
    private final BlockingQueue<Span> spans = new ArrayBlockingQueue<>(ROOM);
    private final RepeatedFaults faults = new RepeatedFaults();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIME_LIMIT)
            .build();
    private final Worker worker = new Worker("traces", PAUSE, this::send);

    /** @param wait how long spans wait for others to be sent with */
    SpanExporter(URI collector, String version, Duration wait) {
        this.collector = collector;
        this.version = version;
        this.wait = wait;
    }

    void start() {
        worker.start();
    }

    void end() {
        worker.end();
    }

    /** @return whether there is room for it */
    boolean add(Span span) {
        return spans.offer(span);
    }

    private void send() throws InterruptedException {
        Span first = spans.poll(1, TimeUnit.SECONDS);
        if (first == null) {
            return;
        }
        if (spans.size() < BATCH) {
            Thread.sleep(wait.toMillis());
        }
        List<Span> batch = new ArrayList<>(List.of(first));
        spans.drainTo(batch, BATCH - 1);
        HttpRequest request = HttpRequest.newBuilder(collector)
                .timeout(TIME_LIMIT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Span.request(batch, "sister-city-registry", version).toString()))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status >= 300) {
                throw new IOException("it answered " + status);
            }
            faults.passed();
        } catch (IOException e) {
            if (faults.isNew(e)) {
                LOG.warnf("Traces are dropped: %s does not take them (%s)", collector, e);
            }
        }
    }
}
