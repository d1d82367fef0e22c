package dev.sistercity.registry.endpoint.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.catalog.SequenceWaiters;
import dev.sistercity.registry.support.AtOnce;
import dev.sistercity.registry.support.EventStream;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ChangeStreamTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    SequenceWaiters arrivals;

    @Inject
    MeterRegistry meters;

    @Test
    void tells_what_was_and_what_comes_as_the_feed_does() {
        String dunedin = given.city("Dunedin", "NZ");
        try (EventStream stream = new EventStream(http.base(), "/v1/changes/stream")) {
            assertThat(stream.answer().headers().firstValue("Content-Type")).hasValue("text/event-stream");
            EventStream.Event created = stream.next();
            assertThat(created.event()).isEqualTo("created");
            assertThat(created.id())
                    .isEqualTo("1-" + created.data().get("hash").textValue().substring(0, 16));
            assertThat(created.data()).isEqualTo(item(0));

            http.patch("/v1/cities/" + dunedin, Map.of("status", "dissolved"), "*")
                    .expect(200);
            assertThat(stream.next().data()).isEqualTo(item(1));
            http.delete("/v1/cities/" + dunedin, "*").expect(204);
            EventStream.Event deleted = stream.next();
            assertThat(deleted.event()).isEqualTo("deleted");
            assertThat(deleted.data()).isEqualTo(item(2));
        }
    }

    private JsonNode item(int index) {
        return http.get("/v1/changes?after=" + index).json().at("/items/0");
    }

    @Test
    void goes_on_where_the_reader_left_off() {
        for (int i = 0; i < 70; i++) {
            given.source("Source " + i);
        }
        String position = http.get("/v1/changes?limit=68").at("/position");
        for (String[] from :
                new String[][] {{"?after=68"}, {"", "68"}, {"?after=1", "68"}, {"?after=" + position}, {"", position}
                }) {
            String[] header = from.length == 1 ? new String[] {} : new String[] {"Last-Event-ID", from[1]};
            try (EventStream stream = new EventStream(http.base(), "/v1/changes/stream" + from[0], header)) {
                assertThat(stream.next().sequence()).isEqualTo(69);
                assertThat(stream.next().sequence()).isEqualTo(70);
            }
        }
    }

    @Test
    void gives_a_sign_of_life_while_nothing_happens() {
        try (EventStream stream = new EventStream(http.base(), "/v1/changes/stream")) {
            IntStream.range(0, 3).forEach(i -> stream.next(EventStream.Kind.COMMENT));
            given.city("Dunedin", "NZ");
            assertThat(stream.next().sequence()).isEqualTo(1);
        }
    }

    @Test
    void tells_only_what_the_reader_asked_for_and_how_far_it_looked() {
        String dunedin = given.city("Dunedin", "NZ");
        try (EventStream stream = new EventStream(http.base(), "/v1/changes/stream?resource=sources")) {
            assertThat(stream.next(EventStream.Kind.NUMBER).sequence()).isEqualTo(1);
            given.city("Oslo", "NO");
            assertThat(stream.next(EventStream.Kind.NUMBER).sequence()).isEqualTo(2);
            given.source();
            assertThat(stream.next().sequence()).isEqualTo(3);
        }
        try (EventStream stream = new EventStream(http.base(), "/v1/changes/stream?city=" + dunedin)) {
            assertThat(stream.next().sequence()).isEqualTo(1);
        }
    }

    @Test
    void refuses_what_it_cannot_begin_with() {
        assertThat(http.get("/v1/changes/stream?after=x")
                        .expectProblem(400, "malformed")
                        .faults())
                .containsExactly("after");
        for (String id : List.of("x", "-1", "9223372036854775808", "1,2", "1-x")) {
            assertThat(http.get("/v1/changes/stream", "Last-Event-ID", id)
                            .expectProblem(400, "malformed")
                            .faults())
                    .containsExactly("Last-Event-ID");
        }
        http.get("/v1/changes/stream", "Accept", "application/json").expectProblem(406, "not-acceptable");
        http.get("/v1/changes/stream?limit=3").expectProblem(400, "malformed");
        assertThat(http.get("/v1/changes/stream", "Accept", "text/event-stream;q=0.9, text/html")
                        .expect(200)
                        .header("Content-Type"))
                .isEqualTo("text/event-stream");
        Reply head = http.send("HEAD", "/v1/changes/stream", null).expect(200);
        assertThat(head.header("Content-Type")).isEqualTo("text/event-stream");
    }

    @Test
    void lets_go_of_everything_when_the_reader_is_gone() throws InterruptedException {
        Patience.until("the readers to go", () -> readers() == 0);
        given.city("Dunedin", "NZ");
        List<EventStream> streams = IntStream.range(0, 20)
                .mapToObj(i -> new EventStream(http.base(), "/v1/changes/stream"))
                .toList();
        streams.forEach(EventStream::next);
        Patience.until("20 to wait", () -> arrivals.waiting() == 20);
        assertThat(readers()).isEqualTo(20);

        streams.forEach(EventStream::close);

        // Nothing is written meanwhile: the heartbeat may be what finds out.
        Patience.until("the readers to go", () -> readers() == 0 && arrivals.waiting() == 0);
    }

    /** What is on its way to a reader who does not read is what fits into the sockets, and one small part of the feed. */
    @Test
    void events_without_names_are_messages_to_a_browser() {
        given.source();
        given.source();
        try (EventStream stream =
                new EventStream(http.base(), "/v1/changes/stream?named=false", "Last-Event-ID", "1")) {
            EventStream.Event message = stream.next();
            assertThat(message.event()).isNull();
            assertThat(message.sequence()).isEqualTo(2);
            assertThat(message.data()).isEqualTo(item(1));
        }
        try (EventStream stream = new EventStream(http.base(), "/v1/changes/stream?named=true")) {
            assertThat(stream.next().event()).isEqualTo("created");
        }
        http.get("/v1/changes/stream?named=x").expectProblem(400, "malformed");
    }

    @Test
    void keeps_nothing_for_a_reader_who_does_not_read() throws Exception {
        int many = 600;
        String name = "x".repeat(190);
        // Names that no other record has, so that none is compared with all the others.
        IntFunction<List<Map<String, String>>> names = city -> IntStream.range(0, 100)
                .mapToObj(i -> Map.of("value", name + city + "-" + i, "lang", "en", "kind", "alias"))
                .toList();
        AtomicInteger cities = new AtomicInteger();
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(
                    new InetSocketAddress(http.base().getHost(), http.base().getPort()));
            socket.getOutputStream()
                    .write(("GET /v1/changes/stream HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            double before = streamed();
            AtOnce.run(8, i -> IntStream.range(0, many / 8)
                    .map(n -> cities.incrementAndGet())
                    .mapToObj(n -> given.city("City " + n, "NZ", Map.of("names", names.apply(n))))
                    .toList());

            double stalled = settled() - before;
            assertThat(stalled).as("changes handed to the network").isLessThan(many / 2.0);

            assertThat(numbers(socket.getInputStream(), many)).isEqualTo(many);
        }
    }

    /** The counter when it has not moved for a second. */
    private double settled() throws InterruptedException {
        double last;
        do {
            last = streamed();
            TimeUnit.SECONDS.sleep(1);
        } while (streamed() != last);
        return last;
    }

    /** Reads until an event with this number; answers how many events came. */
    private static int numbers(InputStream in, long last) throws java.io.IOException {
        var lines = new java.io.BufferedReader(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
        int seen = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                seen++;
                assertThat(line).matches("id: " + seen + "-[0-9a-f]{16}");
                if (seen == last) {
                    return seen;
                }
            }
        }
        return seen;
    }

    private double readers() {
        return meters.get("registry.changes.readers").gauge().value();
    }

    /** None before the first stream has begun. */
    private double streamed() {
        Counter streamed = meters.find("registry.changes.streamed").counter();
        return streamed == null ? 0 : streamed.count();
    }
}
