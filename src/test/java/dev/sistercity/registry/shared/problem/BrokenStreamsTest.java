package dev.sistercity.registry.shared.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler;
import org.junit.jupiter.api.Test;

class BrokenStreamsTest {

    private static final String STREAMS = PublisherResponseHandler.class.getName();

    private final BrokenStreams filter = new BrokenStreams();

    @Test
    void keeps_out_the_clients_that_left_a_stream() {
        assertThat(filter.isLoggable(line(STREAMS, new ClosedChannelException())))
                .isFalse();
        assertThat(filter.isLoggable(line(STREAMS, new SocketException("Broken pipe"))))
                .isFalse();
    }

    @Test
    void lets_all_other_faults_through() {
        assertThat(filter.isLoggable(line(STREAMS, new IllegalStateException("a fault"))))
                .isTrue();
        assertThat(filter.isLoggable(line(STREAMS, null))).isTrue();
        assertThat(filter.isLoggable(line("elsewhere", new ClosedChannelException())))
                .isTrue();
    }

    private static LogRecord line(String logger, Throwable thrown) {
        LogRecord line = new LogRecord(Level.SEVERE, "failed");
        line.setLoggerName(logger);
        line.setThrown(thrown);
        return line;
    }
}
