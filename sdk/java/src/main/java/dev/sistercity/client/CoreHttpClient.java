package dev.sistercity.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Gives the generated core the transport of the layer. The core reads all answers as streams. */
final class CoreHttpClient extends HttpClient {

    private final Transport transport;
    private final HttpClient below;

    CoreHttpClient(Transport transport, HttpClient below) {
        this.transport = transport;
        this.below = below;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = transport.send(request);
        return (HttpResponse<T>) answer;
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return send(request, handler);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CompletionException(e);
            }
        });
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushed) {
        return sendAsync(request, handler);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return below.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return below.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return below.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return below.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return below.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return below.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return below.authenticator();
    }

    @Override
    public Version version() {
        return below.version();
    }

    @Override
    public Optional<Executor> executor() {
        return below.executor();
    }
}
