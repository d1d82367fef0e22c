package dev.sistercity.registry.webhook.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.ShiftedClock;
import dev.sistercity.registry.webhook.delivery.Replicas;
import dev.sistercity.registry.webhook.delivery.TestReceiver;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing inside is ever connected to: a listener on every address of the machine counts. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class PrivateTargetTest {

    /** Addresses that are not of the public internet, in all the spellings there are. */
    private static final List<String> INSIDE = List.of(
            "127.0.0.1",
            "127.1",
            "127.0.1",
            "2130706433",
            "0x7f000001",
            "0x7f.0x0.0x0.0x1",
            "0x7f.0.0.1",
            "017700000001",
            "0177.0.0.1",
            "0177.0.0.01",
            "127.0.0.01",
            "127.000.000.001",
            "127.0.0.1.",
            "127.0.0.3",
            "127.255.255.254",
            "0.0.0.0",
            "0",
            "10.0.0.1",
            "100.64.0.1",
            "169.254.169.254",
            "2852039166",
            "0xa9fea9fe",
            "169.254.43518",
            "172.16.0.1",
            "192.168.0.1",
            "192.0.0.192",
            "198.18.0.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "256.1.1.1",
            "[::1]",
            "[::]",
            "[0:0:0:0:0:0:0:1]",
            "[0000:0000:0000:0000:0000:0000:0000:0001]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[::ffff:0:127.0.0.1]",
            "[::127.0.0.1]",
            "[::7f00:1]",
            "[64:ff9b::127.0.0.1]",
            "[64:ff9b::7f00:1]",
            "[64:ff9b:1::7f00:1]",
            "[2002:7f00:1::]",
            "[2002:a9fe:a9fe::1]",
            "[2001::7f00:1]",
            "[2001:db8::1]",
            "[fe80::1]",
            "[fe80::1%25lo]",
            "[fe80::1%lo]",
            "[fec0::1]",
            "[fc00::1]",
            "[fd00:ec2::254]",
            "[ff02::1]",
            "[100::1]",
            "[::1]",
            "[1::1-2]",
            "localhost",
            "localhost.",
            "LOCALHOST",
            "inside.example.org",
            "inside.example.org.",
            "both.example.org",
            "metadata.example.org",
            "inside6.example.org",
            "mapped.example.org",
            "unknown.example.org",
            "in_side.example.org",
            "\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3",
            "\uff11\uff12\uff17.0.0.1",
            "127\u30020\u30020\u30021",
            "127.0.0.1%23.example.org",
            "127.0.0.1%2f",
            "%31%32%37.0.0.1",
            "hooks.example.org@127.0.0.1",
            "user:pass@hooks.example.org",
            "127.0.0.1\\@hooks.example.org",
            "hooks.example.org\\.127.0.0.1",
            "127.0.0.1 .example.org",
            "");

    /** What is no address of a receiver at all. */
    private static final List<String> NO_TARGETS = List.of(
            "ftp://hooks.example.org/",
            "file:///etc/passwd",
            "gopher://hooks.example.org/",
            "javascript:alert(1)",
            "//hooks.example.org/",
            "/hook",
            "hooks.example.org",
            "https:hooks.example.org",
            "https:///hook",
            "https://hooks.example.org:0/",
            "https://hooks.example.org:65536/",
            "https://hooks.example.org:-1/",
            "https://hooks.example.org/#f",
            "https://hooks.example.org/a b",
            "https://hooks.example.org/\r\nX: y",
            " https://hooks.example.org/");

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Replicas replicas;

    @Inject
    KnownNames names;

    @Inject
    ShiftedClock clock;

    @Inject
    Sql sql;

    private Listener listener;

    @BeforeEach
    void open() {
        listener = new Listener();
        names.reset();
        names.lead("localhost", "127.0.0.1", "::1");
        names.lead("inside.example.org", "127.0.0.1");
        names.lead("both.example.org", TestReceiver.ADDRESS, "127.0.0.1");
        names.lead("metadata.example.org", "169.254.169.254");
        names.lead("inside6.example.org", "::1");
        names.lead("mapped.example.org", "::ffff:127.0.0.1");
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
        clock.reset();
    }

    @Test
    void refuses_addresses_inside_when_a_webhook_is_made_or_changed() throws IOException {
        String path = http.post("/v1/webhooks", Map.of("url", "https://hooks.example.org/"))
                .expect(201)
                .header("Location");
        List<String> faults = new ArrayList<>();
        List<String> urls = new ArrayList<>(NO_TARGETS);
        for (String host : INSIDE) {
            urls.add("http://" + host + ":" + listener.port() + "/");
            urls.add("https://" + host + ":" + listener.port() + "/");
            urls.add("https://" + host + "/");
        }
        for (String url : urls) {
            for (Reply reply : List.of(
                    http.post("/v1/webhooks", Map.of("url", url)),
                    http.post("/v1/webhooks?dryRun=true", Map.of("url", url)),
                    http.patch(path, Map.of("url", url), "*"))) {
                if (reply.status() != 422 && reply.status() != 400
                        || !reply.faults().contains("/url")) {
                    faults.add(url + ": " + reply);
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(listener.connections()).isZero();
        assertThat(http.get(path, "X-API-Key", Http.KEY).at("/version")).isEqualTo("1");
        listens();
    }

    @Test
    void calls_no_address_inside_whatever_is_stored() throws IOException {
        for (String host : INSIDE) {
            String path = http.post("/v1/webhooks", Map.of("url", "https://hooks.example.org/"))
                    .expect(201)
                    .header("Location");
            // As if it had been stored by a version that was less strict.
            sql.update(
                    "update webhook set url = ?, host = ? where id = ?",
                    "http://" + host + ":" + listener.port() + "/",
                    host,
                    UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));
            http.send("POST", path + "/test", null, "X-API-Key", Http.KEY).expect(202);
            replicas.settle();
            Reply delivery = http.get(path + "/deliveries", "X-API-Key", Http.KEY);
            assertThat(delivery.at("/items/0/status")).as(host).isEqualTo("failed");
            assertThat(delivery.at("/items/0/lastAttempt/error")).as(host).isNotBlank();
            assertThat(delivery.at("/items/0/lastAttempt/responseStatus"))
                    .as(host)
                    .isNull();
            http.delete(path, "*").expect(204);
        }
        assertThat(listener.connections()).isZero();
        listens();
    }

    @Test
    void calls_nobody_when_a_name_leads_inside_later() throws IOException {
        try (TestReceiver receiver = new TestReceiver()) {
            String url = "http://" + KnownNames.HERE + ":" + listener.port() + "/";
            String path =
                    http.post("/v1/webhooks", Map.of("url", url)).expect(201).header("Location");
            names.lead(KnownNames.HERE, "127.0.0.1");
            given.source();
            replicas.settle();
            assertThat(listener.connections()).isZero();
            assertThat(http.get(path + "/deliveries", "X-API-Key", Http.KEY).at("/items/0/lastAttempt/error"))
                    .isEqualTo("the host leads to an address that is not of the public internet");

            // And back: by then another server listens there.
            http.patch(path, Map.of("url", "http://hooks.example.org:" + receiver.port() + "/"), "*")
                    .expect(200);
            names.lead("hooks.example.org", TestReceiver.ADDRESS);
            replicas.settle();
            assertThat(receiver.sequences()).containsExactly(1L);
            assertThat(receiver.got().get(0).host()).isEqualTo("hooks.example.org:" + receiver.port());
        }
    }

    @Test
    void asks_for_a_name_once_and_connects_to_what_it_has_checked() throws Exception {
        // The second answer to the same question leads inside: a client that asked again would connect there.
        NameResolver flipping = new NameResolver() {
            private int asked;

            @Override
            public List<InetAddress> resolve(String host) throws UnknownHostException {
                return List.of(InetAddress.getByName(asked++ == 0 ? TestReceiver.ADDRESS : "127.0.0.1"));
            }
        };

        List<InetAddress> found = new SafeResolver(flipping, new BlockedNetworks(List.of(TestReceiver.ADDRESS)))
                .of(Receiver.of("http://flip.example.org/", true));

        assertThat(found).containsExactly(InetAddress.getByName(TestReceiver.ADDRESS));
        assertThat(found.get(0).toString()).as("carries no name to look up").startsWith("/");
    }

    /** That it counts at all. */
    private void listens() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", listener.port())) {
            assertThat(socket.isConnected()).isTrue();
        }
        Patience.until("the connection to be seen", () -> listener.connections() == 1);
    }
}
