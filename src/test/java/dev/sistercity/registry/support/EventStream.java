package dev.sistercity.registry.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads server-sent events as the HTML standard has it, as far as a feed needs it. */
public final class EventStream implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** One for all, each connection of which is closed by its stream. */
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpResponse<InputStream> answer;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /** One event, or one of these: a comment, a number without data, the orderly or the sudden end of the stream. */
    public record Event(Kind kind, String id, String event, JsonNode data) {

        public long sequence() {
            return Long.parseLong(id.split("-")[0]);
        }
    }

    public enum Kind {
        EVENT,
        COMMENT,
        NUMBER,
        END,
        BROKEN
    }

    /** @param headers names and values in turn */
    public EventStream(URI base, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answers " + answer.statusCode());
        }
        Thread reading = new Thread(this::read, "event-stream");
        reading.setDaemon(true);
        reading.start();
    }

    public HttpResponse<InputStream> answer() {
        return answer;
    }

    /** The next event proper. */
    public Event next() {
        return next(Kind.EVENT);
    }

    /** The next of its kind; what comes before it is passed over, but for the end. */
    public Event next(Kind kind) {
        try {
            Event event;
            do {
                event = events.poll(Patience.SECONDS, TimeUnit.SECONDS);
                if (event == null) {
                    throw new AssertionError("Nothing comes");
                }
                if (event.kind() != kind && (event.kind() == Kind.END || event.kind() == Kind.BROKEN)) {
                    throw new AssertionError("The stream is over: " + event.kind());
                }
            } while (event.kind() != kind);
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String id = null;
            String event = null;
            String data = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    events.add(new Event(Kind.COMMENT, null, null, null));
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && data != null) {
                    events.add(new Event(Kind.EVENT, id, event, JSON.readTree(data)));
                } else if (line.isEmpty() && id != null) {
                    events.add(new Event(Kind.NUMBER, id, null, null));
                }
                if (line.isEmpty()) {
                    id = null;
                    event = null;
                    data = null;
                }
            }
            events.add(new Event(Kind.END, null, null, null));
        } catch (IOException e) {
            events.add(new Event(Kind.BROKEN, null, null, null));
        }
    }

    /** Goes away without a word. */
    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
