package dev.sistercity.registry.shared.problem;

import io.netty.handler.codec.CodecException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;

/**
 * Tells a request that breaks off, or whose body is not sent as HTTP says (chunks without a size), from a fault: there is nothing
 * for an operator to do.
 */
final class Disconnection {

    private static final int DEEPEST = 20;

    private Disconnection() {}

    /** Whether this is about the caller's connection; a lost connection to the database is not. */
    static boolean isCauseOf(Throwable failure) {
        boolean left = false;
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < DEEPEST; cause = cause.getCause(), depth++) {
            if (cause instanceof SQLException) {
                return false;
            }
            left |= cause instanceof ClosedChannelException
                    || cause instanceof HttpClosedException
                    || cause instanceof StreamResetException
                    || cause instanceof SocketException
                    || cause instanceof CodecException
                    // Netty's reader of chunk sizes, by way of the stream that the body is read from.
                    || cause instanceof NumberFormatException && failure instanceof IOException;
        }
        return left;
    }
}
