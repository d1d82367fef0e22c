package dev.sistercity.registry.endpoint.prefix;

import dev.sistercity.registry.endpoint.request.Coding;
import io.quarkus.vertx.http.runtime.filters.AbstractResponseWrapper;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** An answer on its way to below a prefix. What has to be moved as a whole is collected until it ends. */
final class PrefixedResponse extends AbstractResponseWrapper {

    /** Bytes; what is shorter is not worth compressing. */
    private static final int LEAST = 1024;

    private final HttpServerResponse root;
    private final MovedAddresses moved;
    private final PrefixedTags tags;
    private final Coding coding;
    private Buffer held = Buffer.buffer();
    private BodyForm form;
    private Handler<Void> headersEnd;

    PrefixedResponse(HttpServerResponse root, MovedAddresses moved, PrefixedTags tags, Coding coding) {
        super(root);
        this.root = root;
        this.moved = moved;
        this.tags = tags;
        this.coding = coding;
        root.headersEndHandler(end -> {
            endHeaders();
            PrefixedHeaders.move(root.headers(), moved, tags);
        });
    }

    @Override
    public HttpServerResponse headersEndHandler(Handler<Void> handler) {
        headersEnd = handler;
        return this;
    }

    /** Once: what has something to say in headers says it then, the content type included. */
    private void endHeaders() {
        Handler<Void> handler = headersEnd;
        headersEnd = null;
        if (handler != null) {
            handler.handle(null);
        }
    }

    private BodyForm form() {
        if (form == null) {
            endHeaders();
            form = BodyForm.of(root.headers());
            if (form != BodyForm.PLAIN) {
                // Of what it was before.
                root.headers().remove(HttpHeaders.CONTENT_LENGTH);
            }
        }
        return form;
    }

    @Override
    public Future<Void> write(Buffer data) {
        return switch (form()) {
            case PLAIN -> root.write(data);
            case LINES -> root.write(lines(data));
            case JSON, MARKUP, YAML -> {
                held.appendBytes(data.getBytes());
                yield Future.succeededFuture();
            }
        };
    }

    /** The lines that are whole by now. */
    private Buffer lines(Buffer data) {
        held.appendBytes(data.getBytes());
        int end = held.length();
        while (end > 0 && held.getByte(end - 1) != '\n') {
            end--;
        }
        Buffer whole = Buffer.buffer(form.moved(held.getBytes(0, end), moved));
        held = Buffer.buffer(held.getBytes(end, held.length()));
        return whole;
    }

    @Override
    public Future<Void> end(Buffer data) {
        if (form() == BodyForm.PLAIN) {
            return root.end(data);
        }
        boolean begun = root.headWritten();
        byte[] body = form.moved(held.appendBytes(data.getBytes()).getBytes(), moved);
        held = Buffer.buffer();
        if (!begun && body.length >= LEAST && coding != Coding.IDENTITY && mayBeCompressed()) {
            root.putHeader(HttpHeaders.CONTENT_ENCODING, coding.token());
            return root.end(Buffer.buffer(compressed(body)));
        }
        return body.length == 0 ? root.end() : root.end(Buffer.buffer(body));
    }

    /** What the registry compresses itself: a page for one reader, with a secret in it, is not (BREACH). */
    private boolean mayBeCompressed() {
        return root.headers().getAll(HttpHeaders.VARY).stream().anyMatch(vary -> vary.contains("Accept-Encoding"));
    }

    private byte[] compressed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4);
        try (OutputStream out = coding.over(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public Future<Void> end() {
        return end(Buffer.buffer());
    }

    @Override
    public Future<Void> end(String data) {
        return end(Buffer.buffer(data));
    }

    @Override
    public Future<Void> end(String data, String charset) {
        return end(Buffer.buffer(data, charset));
    }

    @Override
    public Future<Void> write(String data) {
        return write(Buffer.buffer(data));
    }

    @Override
    public Future<Void> write(String data, String charset) {
        return write(Buffer.buffer(data, charset));
    }

    @Override
    public Future<Void> send() {
        return end();
    }

    @Override
    public Future<Void> send(String data) {
        return end(data);
    }

    @Override
    public Future<Void> send(Buffer data) {
        return end(data);
    }

    @Override
    public Future<Void> send(ReadStream<Buffer> data) {
        return data.pipeTo(this);
    }

    @Override
    public void write(Buffer data, Handler<AsyncResult<Void>> handler) {
        tell(write(data), handler);
    }

    @Override
    public void write(String data, Handler<AsyncResult<Void>> handler) {
        tell(write(data), handler);
    }

    @Override
    public void write(String data, String charset, Handler<AsyncResult<Void>> handler) {
        tell(write(data, charset), handler);
    }

    @Override
    public void end(Handler<AsyncResult<Void>> handler) {
        tell(end(), handler);
    }

    @Override
    public void end(Buffer data, Handler<AsyncResult<Void>> handler) {
        tell(end(data), handler);
    }

    @Override
    public void end(String data, Handler<AsyncResult<Void>> handler) {
        tell(end(data), handler);
    }

    @Override
    public void end(String data, String charset, Handler<AsyncResult<Void>> handler) {
        tell(end(data, charset), handler);
    }

    @Override
    public void send(Handler<AsyncResult<Void>> handler) {
        tell(send(), handler);
    }

    @Override
    public void send(String data, Handler<AsyncResult<Void>> handler) {
        tell(send(data), handler);
    }

    @Override
    public void send(Buffer data, Handler<AsyncResult<Void>> handler) {
        tell(send(data), handler);
    }

    @Override
    public void send(ReadStream<Buffer> data, Handler<AsyncResult<Void>> handler) {
        tell(send(data), handler);
    }

    private static void tell(Future<Void> done, Handler<AsyncResult<Void>> handler) {
        if (handler != null) {
            done.onComplete(handler);
        }
    }
}
