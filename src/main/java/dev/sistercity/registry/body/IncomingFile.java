package dev.sistercity.registry.body;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.FileSystem;
import io.vertx.core.file.OpenOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.nio.file.Path;
import java.time.Duration;

/** A body that goes to disk as it comes, no faster than the disk takes it. */
final class IncomingFile extends IncomingBody {

    private final FileSystem files;
    private final Future<Opened> opened;
    private Future<Void> closed;
    private volatile boolean forgotten;

    private record Opened(String path, AsyncFile file) {}

    IncomingFile(RoutingContext context, BodyLimit limit, BodyBudget.Share share, Duration time) {
        super(context, limit, share, time);
        files = context.vertx().fileSystem();
        opened = files.createTempFile("upload-", ".bin", "rw-------")
                .compose(path -> files.open(path, new OpenOptions()).map(file -> new Opened(path, file)));
        opened.onFailure(this::fail);
    }

    @Override
    void keep(Buffer piece) {
        if (opened.isComplete()) {
            write(piece);
        } else {
            request().pause();
            opened.onSuccess(open -> {
                write(piece);
                if (!open.file().writeQueueFull()) {
                    request().resume();
                }
            });
        }
    }

    private void write(Buffer piece) {
        if (opened.failed() || forgotten) {
            return;
        }
        AsyncFile file = opened.result().file();
        file.write(piece).onFailure(this::fail);
        if (file.writeQueueFull()) {
            request().pause();
            file.drainHandler(room -> request().resume());
        }
    }

    @Override
    Future<Void> finish() {
        return close();
    }

    /** A file can be closed once. */
    private synchronized Future<Void> close() {
        if (closed == null) {
            closed = opened.compose(open -> open.file().close());
        }
        return closed;
    }

    @Override
    void handOver(RoutingContextInternal request) {
        request.put(ReceivedFile.KEY, Path.of(opened.result().path()));
        // No caller is to look for it where it no longer is.
        request.setBody(Buffer.buffer());
    }

    @Override
    void forget() {
        if (!forgotten) {
            forgotten = true;
            opened.onSuccess(open -> close().onComplete(end -> files.delete(open.path())));
        }
    }
}
