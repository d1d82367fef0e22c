package dev.sistercity.registry.support;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKeySet;

/** Publishes the keys of signers on loopback, as an OIDC issuer does. */
public final class KeyServer implements AutoCloseable {

    private final AtomicInteger fetches = new AtomicInteger();
    private final HttpServer server;
    private volatile List<Signer> published;
    private volatile int status = 200;

    public KeyServer(Signer... published) {
        this.published = List.of(published);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/keys", exchange -> {
            fetches.incrementAndGet();
            JsonWebKeySet keys = new JsonWebKeySet();
            this.published.forEach(signer -> keys.addJsonWebKey(signer.key()));
            byte[] body = keys.toJson().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** Where it publishes its keys. */
    public String keys() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
    }

    /** How often it was asked. */
    public int fetches() {
        return fetches.get();
    }

    public void publish(Signer... signers) {
        published = List.of(signers);
    }

    public void answerWith(int httpStatus) {
        status = httpStatus;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
