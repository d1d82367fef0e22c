package dev.sistercity.registry.webhook.delivery;

import dev.sistercity.registry.shared.http.Characters;
import dev.sistercity.registry.shared.work.RetryAfter;
import dev.sistercity.registry.webhook.target.Receiver;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;

/** One call: from the look-up of the host to the end of the answer, or of the patience. */
final class DeliveryCall {

    /** Bytes of an answer that are read. */
    private static final int READ = 8 * 1024;

    /** Characters of an answer that are kept. */
    private static final int KEPT = 500;

    private final Vertx vertx;
    private final HttpClient client;
    private final Sender.DeliveryRequest call;
    private final Duration patience;
    private final Clock clock;
    private final long begun = System.nanoTime();
    private final CompletableFuture<Attempt> end = new CompletableFuture<>();
    private final Buffer body = Buffer.buffer();
    private volatile HttpClientRequest request;
    private volatile HttpClientResponse response;

    DeliveryCall(Vertx vertx, HttpClient client, Sender.DeliveryRequest call, Duration patience, Clock clock) {
        this.vertx = vertx;
        this.client = client;
        this.call = call;
        this.patience = patience;
        this.clock = clock;
    }

    CompletableFuture<Attempt> begin() {
        long timer = vertx.setTimer(patience.toMillis(), late -> overdue());
        end.whenComplete((attempt, failure) -> {
            vertx.cancelTimer(timer);
            HttpClientRequest sent = request;
            if (sent != null) {
                // Whatever else the receiver has to say is not read.
                sent.reset();
            }
        });
        return end;
    }

    void fail(String why) {
        end.complete(Attempt.failed(why, took()));
    }

    void connect(Receiver receiver, InetAddress address) {
        if (end.isDone()) {
            return;
        }
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, receiver.port())))
                .setHost(receiver.host())
                .setPort(receiver.port())
                .setSsl(receiver.tls())
                .setFollowRedirects(false)
                .setURI(receiver.path());
        call.headers().forEach(options::putHeader);
        options.putHeader("Host", receiver.authority());
        // All of it on one event loop.
        vertx.getOrCreateContext().runOnContext(start -> client.request(options)
                .compose(made -> {
                    request = made;
                    if (end.isDone()) {
                        made.reset();
                    }
                    return made.send(Buffer.buffer(call.body()));
                })
                .onSuccess(this::read)
                .onFailure(failure -> fail(words(failure))));
    }

    private void read(HttpClientResponse answer) {
        response = answer;
        answer.handler(bytes -> {
            body.appendBuffer(bytes);
            if (body.length() >= READ) {
                answered();
            }
        });
        answer.endHandler(all -> answered());
        answer.exceptionHandler(cut -> answered());
    }

    private void overdue() {
        if (response != null) {
            answered();
        } else {
            fail("no answer within " + patience.toMillis() + " ms");
        }
    }

    /** Once a status is there it counts, whatever becomes of the body. */
    private void answered() {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            end.complete(new Attempt(status, null, null, null, took()));
            return;
        }
        String redirect = status >= 300 && status < 400 ? "; redirects are not followed" : "";
        end.complete(new Attempt(
                status,
                "the receiver answered " + status + redirect,
                snippet(),
                RetryAfter.read(response.getHeader("Retry-After"), clock.instant()),
                took()));
    }

    private String snippet() {
        String text = body.getString(0, Math.min(body.length(), READ), StandardCharsets.UTF_8.name());
        String printable = Characters.printable(text.codePoints()
                .limit(KEPT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
        return printable.isBlank() ? null : printable;
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Says no more than the owner of the receiver needs to know. */
    private static String words(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "no secure connection: " + plain(cause);
            }
            if (cause instanceof ConnectException) {
                return "no connection to the receiver";
            }
        }
        return "the connection broke off";
    }

    private static String plain(Throwable failure) {
        String message = Characters.printable(String.valueOf(failure.getMessage()));
        return message.length() > 200 ? message.substring(0, 200) : message;
    }
}
