package dev.sistercity.registry.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Http;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/** Limits that are small enough to be reached. */
abstract class RateLimitFixture {

    static final String LIST = "/v1/cities";

    @Inject
    Http http;

    @Inject
    MovingTicker ticker;

    @Inject
    StatedWork work;

    @BeforeEach
    void everybody_has_everything_again() {
        work.each(Duration.ZERO);
        ticker.move(Duration.ofMinutes(20));
    }

    void read(int times, int status) {
        for (int i = 0; i < times; i++) {
            http.get(LIST).expect(status);
        }
    }

    /** Reads one answer with a Content-Length to its end. */
    static int status(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertThat(next).as("the connection was closed after: %s", head).isNotNegative();
            head.append((char) next);
        }
        String length = head.toString().toLowerCase().replaceFirst("(?s).*content-length: (\\d+).*", "$1");
        in.readNBytes(Integer.parseInt(length.strip()));
        return Integer.parseInt(head.substring(9, 12));
    }
}
