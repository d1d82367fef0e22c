package dev.sistercity.registry.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.webhook.WebhookSettings;
import dev.sistercity.registry.webhook.target.KnownNames;
import dev.sistercity.registry.webhook.target.SafeResolver;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.tls.BaseTlsConfiguration;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS the certificate has to be the name's, though the address is what is called. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class SecureReceiverTest {

    private static final String NAME = "secure.example.org";
    private static final char[] PASSWORD = "changeit".toCharArray();

    @Inject
    Vertx vertx;

    @Inject
    SafeResolver addresses;

    @Inject
    WebhookSettings settings;

    @Inject
    Clock clock;

    @Inject
    KnownNames names;

    @TempDir
    Path directory;

    @BeforeEach
    void know() {
        names.reset();
        names.lead(NAME, TestReceiver.ADDRESS);
        names.lead("other.example.org", TestReceiver.ADDRESS);
    }

    /** Trusts the certificate of a key store, and no other. */
    private Sender trusting(Path store) {
        TlsConfiguration own = new BaseTlsConfiguration() {
            @Override
            public TrustOptions getTrustStoreOptions() {
                return new PfxOptions().setPath(store.toString()).setPassword(new String(PASSWORD));
            }
        };
        TlsConfigurationRegistry registry = new TlsConfigurationRegistry() {
            @Override
            public Optional<TlsConfiguration> get(String name) {
                return name.equals("webhooks") && store != null ? Optional.of(own) : Optional.empty();
            }

            @Override
            public Optional<TlsConfiguration> getDefault() {
                return Optional.empty();
            }

            @Override
            public void register(String name, TlsConfiguration configuration) {
                throw new UnsupportedOperationException();
            }
        };
        return new Sender(vertx, addresses, settings, registry, clock);
    }

    private Path certificate() throws IOException, InterruptedException {
        Path store = directory.resolve("receiver.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=receiver",
                        "-ext",
                        "san=dns:" + NAME,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        assertThat(keytool.waitFor()).as(said).isZero();
        return store;
    }

    private static SSLContext context(Path store) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static Attempt call(Sender sender, String host, TestReceiver receiver) {
        return sender.send(new Sender.DeliveryRequest(
                        "https://" + host + ":" + receiver.port() + "/", Map.of(), new byte[] {'x'}, 0))
                .join();
    }

    @Test
    void is_called_by_its_name_and_only_with_a_certificate_of_it() throws Exception {
        Path store = certificate();
        Sender sender = trusting(store);
        Sender stranger = trusting(null);
        try (TestReceiver receiver = new TestReceiver(TestReceiver.ADDRESS, context(store))) {
            StringBuilder sni = new StringBuilder();
            receiver.answers(exchange -> {
                ExtendedSSLSession session =
                        (ExtendedSSLSession) ((com.sun.net.httpserver.HttpsExchange) exchange).getSSLSession();
                session.getRequestedServerNames().forEach(name -> sni.append(((SNIHostName) name).getAsciiName()));
                exchange.sendResponseHeaders(200, -1);
            });

            Attempt delivered = call(sender, NAME, receiver);
            assertThat(delivered.error()).isNull();
            assertThat(sni).hasToString(NAME);
            assertThat(receiver.got().get(0).host()).isEqualTo(NAME + ":" + receiver.port());

            for (Attempt refused : new Attempt[] {
                call(sender, "other.example.org", receiver),
                call(sender, TestReceiver.ADDRESS, receiver),
                call(stranger, NAME, receiver)
            }) {
                assertThat(refused.status()).isNull();
                assertThat(refused.error()).startsWith("no secure connection");
            }
            assertThat(receiver.got()).hasSize(1);
        } finally {
            sender.close();
            stranger.close();
        }
    }
}
