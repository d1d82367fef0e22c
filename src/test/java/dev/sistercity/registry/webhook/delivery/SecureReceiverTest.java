package dev.sistercity.registry.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.OwnCertificate;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.TlsOf;
import dev.sistercity.registry.webhook.WebhookSettings;
import dev.sistercity.registry.webhook.target.KnownNames;
import dev.sistercity.registry.webhook.target.SafeResolver;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS the certificate has to be the name's, though the address is what is called. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class SecureReceiverTest {

    private static final String NAME = "secure.example.org";

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

    /** Trusts one certificate, and no other. */
    private Sender trusting(OwnCertificate certificate) {
        return new Sender(vertx, addresses, settings, new TlsOf("webhooks", certificate), clock);
    }

    private static Attempt call(Sender sender, String host, TestReceiver receiver) {
        return sender.send(new Sender.DeliveryRequest(
                        "https://" + host + ":" + receiver.port() + "/", Map.of(), new byte[] {'x'}, 0))
                .join();
    }

    @Test
    void is_called_by_its_name_and_only_with_a_certificate_of_it() throws Exception {
        OwnCertificate certificate = new OwnCertificate(directory, "dns:" + NAME);
        Sender sender = trusting(certificate);
        Sender stranger = trusting(null);
        try (TestReceiver receiver = new TestReceiver(TestReceiver.ADDRESS, certificate.context())) {
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
