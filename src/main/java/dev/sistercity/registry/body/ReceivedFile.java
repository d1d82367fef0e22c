package dev.sistercity.registry.body;

import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;

/** Where a file is that came as the body of a request. It is deleted when the request has been answered. */
public final class ReceivedFile {

    /** Under this name a request carries it. */
    static final String KEY = "body-file";

    private ReceivedFile() {}

    /** The file of a request whose operation takes a file: {@link BodyLimit#FILE} or {@link BodyLimit#LARGE_FILE}. */
    public static Path of(RoutingContext request) {
        Path file = request.get(KEY);
        if (file == null) {
            throw new IllegalStateException("The operation does not take a file: it needs @TakesBody(BodyLimit.FILE)");
        }
        return file;
    }
}
