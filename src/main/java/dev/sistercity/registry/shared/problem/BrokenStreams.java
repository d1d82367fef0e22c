package dev.sistercity.registry.shared.problem;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler;

/**
 * Keeps out of the log the traces that clients cause who break off: what Quarkus REST says of one that leaves in the middle of a
 * stream, and what Netty says of a chunk that is none, sent after the answer (Vert.x 4.5 then looks for the answer, finds none,
 * and closes the connection as it should). Any other failure of a stream is logged.
 */
@LoggingFilter(name = "broken-streams")
public final class BrokenStreams implements Filter {

    private static final String STREAMS = PublisherResponseHandler.class.getName();
    private static final String HANDLERS = "io.netty.channel.AbstractChannelHandlerContext";

    @Override
    public boolean isLoggable(LogRecord line) {
        if (HANDLERS.equals(line.getLoggerName())) {
            return !line.getMessage().contains("exceptionCaught()");
        }
        return !STREAMS.equals(line.getLoggerName()) || !Disconnection.isCauseOf(line.getThrown());
    }
}
