package dev.sistercity.registry.webhook.target;

import dev.sistercity.registry.webhook.WebhookSettings;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Fetches a small file from the public internet with the care of a webhook call: at exactly the address that was checked, without
 * redirects, cookies or proxies, and no more of it than is wanted. Blocks, so call it before a transaction begins.
 */
@Singleton
public class SafeFetch {

    /** Fetches under way at once; others wait for them, as long as one may take. */
    private static final int AT_ONCE = 8;

    private static final int MAX_HEADER_BYTES = 16 * 1024;

    private final SafeResolver safeResolver;
    private final WebhookSettings settings;
    private final Vertx vertx;
    private final HttpClient client;

    SafeFetch(SafeResolver safeResolver, WebhookSettings settings, Vertx vertx, TlsConfigurationRegistry tls) {
        this.safeResolver = safeResolver;
        this.settings = settings;
        this.vertx = vertx;
        HttpClientOptions options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAlive(false)
                .setDecompressionSupported(false)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setConnectTimeout((int) settings.connectTimeout().toMillis());
        tls.get("webhooks").ifPresent(own -> {
            TlsConfigUtils.configure(options, own);
            options.setTrustAll(false);
        });
        options.setVerifyHost(true);
        client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(AT_ONCE));
    }

    /** The file was not to be had; says why in words that its owner can act on. */
    public static final class Failed extends Exception {

        private static final long serialVersionUID = 1L;

        Failed(String why) {
            super(why);
        }
    }

    /** Whether addresses without TLS are fetched: in tests alone. */
    public boolean allowsHttp() {
        return settings.allowHttp();
    }

    /**
     * Reads a file.
     *
     * @param url https, of the public internet
     * @param mostBytes that it may have
     * @throws Failed if the address is not one that may be called, does not answer 200 in time, or answers more
     */
    public Buffer get(String url, int mostBytes) throws Failed {
        Receiver receiver;
        InetAddress address;
        try {
            receiver = Receiver.of(url, settings.allowHttp());
            address = safeResolver.of(receiver).get(0);
        } catch (IllegalArgumentException | SafeResolver.Refused e) {
            throw new Failed(e.getMessage());
        }
        AtomicReference<HttpClientRequest> sent = new AtomicReference<>();
        CompletableFuture<Buffer> file = begin(receiver, address, mostBytes, sent);
        try {
            return file.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Failed("there was no answer within " + settings.timeout().toSeconds() + " seconds");
        } catch (ExecutionException e) {
            throw new Failed(e.getCause() instanceof Failed known ? known.getMessage() : "no connection could be made");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("the registry is shutting down");
        } finally {
            if (sent.get() != null) {
                // Whatever else there is to come is not read.
                sent.get().reset();
            }
        }
    }

    private CompletableFuture<Buffer> begin(
            Receiver receiver, InetAddress address, int mostBytes, AtomicReference<HttpClientRequest> sent) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, receiver.port())))
                .setHost(receiver.host())
                .setPort(receiver.port())
                .setSsl(receiver.tls())
                .setFollowRedirects(false)
                .setURI(receiver.path())
                .putHeader("Host", receiver.authority())
                .putHeader("Accept", "text/plain");
        CompletableFuture<Buffer> file = new CompletableFuture<>();
        // All of it on one event loop.
        vertx.getOrCreateContext().runOnContext(start -> client.request(options)
                .compose(request -> {
                    sent.set(request);
                    return request.send();
                })
                .onSuccess(answer -> read(answer, mostBytes, file))
                .onFailure(file::completeExceptionally));
        return file;
    }

    private static void read(HttpClientResponse answer, int mostBytes, CompletableFuture<Buffer> file) {
        answer.exceptionHandler(cut -> file.completeExceptionally(new Failed("the connection broke off")));
        int status = answer.statusCode();
        if (status != 200) {
            String redirect = status >= 300 && status < 400 ? "; redirects are not followed" : "";
            file.completeExceptionally(new Failed("the answer was " + status + redirect));
            return;
        }
        Buffer body = Buffer.buffer();
        answer.handler(bytes -> {
            if (body.length() + bytes.length() > mostBytes) {
                file.completeExceptionally(new Failed("the file is longer than " + mostBytes + " bytes"));
            } else {
                body.appendBuffer(bytes);
            }
        });
        answer.endHandler(all -> file.complete(body));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
