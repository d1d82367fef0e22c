package dev.sistercity.registry.webhook.delivery;

import dev.sistercity.registry.webhook.WebhookSettings;
import dev.sistercity.registry.webhook.target.Receiver;
import dev.sistercity.registry.webhook.target.SafeResolver;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Calls receivers: at exactly the address that was checked, with the name for SNI, the certificate and the Host header. No
 * redirect is followed, no connection kept, no proxy asked, and no thread waits for an answer.
 */
@Singleton
class Sender {

    /** Those who look names up, which blocks. Names that take long hold up names only, and not for longer than a call may take. */
    private static final int LOOK_UPS_AT_ONCE = 16;

    private final Vertx vertx;
    private final SafeResolver safeResolver;
    private final WebhookSettings settings;
    private final Clock clock;
    private final HttpClient client;
    private final ExecutorService lookUps = Executors.newFixedThreadPool(LOOK_UPS_AT_ONCE, work -> {
        Thread thread = new Thread(work, "webhook-names");
        thread.setDaemon(true);
        return thread;
    });

    Sender(
            Vertx vertx,
            SafeResolver safeResolver,
            WebhookSettings settings,
            TlsConfigurationRegistry tls,
            Clock clock) {
        this.vertx = vertx;
        this.safeResolver = safeResolver;
        this.settings = settings;
        this.clock = clock;
        HttpClientOptions options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAlive(false)
                .setDecompressionSupported(false)
                .setMaxHeaderSize(16 * 1024)
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setSslHandshakeTimeout(settings.timeout().toMillis())
                .setSslHandshakeTimeoutUnit(java.util.concurrent.TimeUnit.MILLISECONDS);
        // Whom to trust in place of those that the JDK trusts: where all receivers have certificates of their own
        // authority.
        tls.get("webhooks").ifPresent(own -> trust(options, own));
        options.setVerifyHost(true);
        client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(settings.callsAtOnce()));
    }

    private static void trust(HttpClientOptions options, TlsConfiguration configured) {
        TlsConfigUtils.configure(options, configured);
        options.setTrustAll(false);
    }

    /**
     * A call to be made.
     *
     * @param attempt counts from 0: each goes to the next of the host's addresses
     */
    record DeliveryRequest(String url, Map<String, String> headers, byte[] body, int attempt) {}

    /** @return always comes to an end, within the time that a call may take, and never fails */
    CompletableFuture<Attempt> send(DeliveryRequest call) {
        DeliveryCall deliveryCall = new DeliveryCall(vertx, client, call, settings.timeout(), clock);
        try {
            lookUps.execute(() -> lookUp(call, deliveryCall));
        } catch (RejectedExecutionException e) {
            deliveryCall.fail("the registry is shutting down");
        }
        return deliveryCall.begin();
    }

    private void lookUp(DeliveryRequest call, DeliveryCall deliveryCall) {
        try {
            Receiver receiver = Receiver.of(call.url(), settings.allowHttp());
            List<InetAddress> found = safeResolver.of(receiver);
            deliveryCall.connect(receiver, found.get(call.attempt() % found.size()));
        } catch (IllegalArgumentException | SafeResolver.Refused e) {
            deliveryCall.fail(e.getMessage());
        } catch (RuntimeException e) {
            deliveryCall.fail("the call could not be made");
            throw e;
        }
    }

    @PreDestroy
    void close() {
        lookUps.shutdownNow();
        client.close();
    }
}
