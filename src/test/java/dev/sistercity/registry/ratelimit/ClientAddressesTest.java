package dev.sistercity.registry.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressesTest {

    private static final String PROXY = "10.0.0.1";

    private final ClientAddresses none = new ClientAddresses(Optional.empty(), ForwardedHeader.X_FORWARDED_FOR);
    private final ClientAddresses trusting = trusting(ForwardedHeader.X_FORWARDED_FOR);

    @Test
    void believes_nobody_by_default() {
        assertThat(of(none, "192.0.2.1", "X-Forwarded-For", "198.51.100.7")).isEqualTo("192.0.2.1");
        assertThat(of(none, "192.0.2.1", "Forwarded", "for=198.51.100.7")).isEqualTo("192.0.2.1");
    }

    @Test
    void believes_no_peer_that_is_not_a_proxy() {
        assertThat(of(trusting, "192.0.2.1", "X-Forwarded-For", "198.51.100.7")).isEqualTo("192.0.2.1");
    }

    @Test
    void takes_the_address_that_a_proxy_names() {
        assertThat(of(trusting, PROXY, "X-Forwarded-For", "198.51.100.7")).isEqualTo("198.51.100.7");
    }

    @Test
    void passes_over_what_the_client_has_put_before_it() {
        assertThat(of(trusting, PROXY, "X-Forwarded-For", "1.1.1.1, 10.0.0.9, 198.51.100.7"))
                .isEqualTo("198.51.100.7");
        assertThat(of(trusting, PROXY, "X-Forwarded-For", "1.1.1.1", "X-Forwarded-For", "198.51.100.7"))
                .isEqualTo("198.51.100.7");
    }

    @Test
    void goes_on_through_proxies_behind_proxies() {
        assertThat(of(trusting, PROXY, "X-Forwarded-For", "1.1.1.1, 198.51.100.7, 10.3.2.1, 2001:db8:ffff::1"))
                .isEqualTo("198.51.100.7");
        assertThat(of(trusting, PROXY, "X-Forwarded-For", "10.3.2.1")).isEqualTo("10.3.2.1");
    }

    @ParameterizedTest
    @CsvSource({"unknown", "_hidden", "''", "999.1.1.1", "example.org", "'1.1.1.1,'", "1.1.1.1:80:80", "[::1"})
    void counts_all_that_a_proxy_does_not_name_as_the_proxy(String named) {
        assertThat(of(trusting, PROXY, "X-Forwarded-For", named)).isEqualTo(PROXY);
    }

    @Test
    void reads_ports_and_brackets() {
        assertThat(of(trusting, PROXY, "X-Forwarded-For", "198.51.100.7:4711")).isEqualTo("198.51.100.7");
        assertThat(of(trusting, PROXY, "X-Forwarded-For", "[2001:db8:1:2:3::4]:4711"))
                .isEqualTo("2001:db8:1:2:0:0:0:0/64");
    }

    @Test
    void reads_only_the_header_that_is_configured() {
        ClientAddresses forwarded = trusting(ForwardedHeader.FORWARDED);

        assertThat(of(trusting, PROXY, "Forwarded", "for=198.51.100.7")).isEqualTo(PROXY);
        assertThat(of(forwarded, PROXY, "X-Forwarded-For", "198.51.100.7")).isEqualTo(PROXY);
        assertThat(of(forwarded, PROXY, "Forwarded", "for=1.1.1.1, For=\"198.51.100.7:80\";proto=https;by=10.0.0.1"))
                .isEqualTo("198.51.100.7");
        assertThat(of(forwarded, PROXY, "Forwarded", "for=\"a, for=\"[2001:db8:1:2::9]:80\""))
                .isEqualTo("2001:db8:1:2:0:0:0:0/64");
        assertThat(of(forwarded, PROXY, "Forwarded", "for=1.1.1.1, proto=https"))
                .isEqualTo(PROXY);
    }

    @Test
    void counts_ipv6_by_its_network() {
        assertThat(Stream.of("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2:3:4:5:6")
                        .map(address -> of(none, address))
                        .distinct())
                .containsExactly("2001:db8:1:2:0:0:0:0/64");
        assertThat(of(none, "2001:db8:1:3::1")).isEqualTo("2001:db8:1:3:0:0:0:0/64");
    }

    @Test
    void counts_wrapped_ipv4_as_ipv4() {
        assertThat(of(trusting, PROXY, "X-Forwarded-For", "::ffff:198.51.100.7"))
                .isEqualTo("198.51.100.7");
    }

    private static ClientAddresses trusting(ForwardedHeader header) {
        List<CidrAddress> proxies = Stream.of("10.0.0.0/8", "2001:db8:ffff::/48")
                .map(Inet::parseCidrAddress)
                .toList();
        return new ClientAddresses(Optional.of(proxies), header);
    }

    /** @param headers names and values in turn */
    private static String of(ClientAddresses clientAddresses, String peer, String... headers) {
        MultiMap sent = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < headers.length; i += 2) {
            sent.add(headers[i], headers[i + 1]);
        }
        Client client = clientAddresses.of(peer, sent);
        assertThat(client.tier()).isEqualTo(Tier.ANONYMOUS);
        return client.id();
    }
}
