package dev.sistercity.registry.webhook.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockedNetworksTest {

    private final BlockedNetworks blockedNetworks = new BlockedNetworks(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "93.184.215.14",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2003::1",
                "2a00:1450::1",
                "::ffff:1.1.1.1"
            })
    void allows_the_public_internet(String address) throws UnknownHostException {
        assertThat(blockedNetworks.allow(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.168.255.255",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "2001::1",
                "2001:1ff::1",
                "2001:db8::1",
                "2002:a00:1::",
                "3fff::1",
                "4000::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "ff02::1"
            })
    void allows_nothing_else(String address) throws UnknownHostException {
        assertThat(blockedNetworks.allow(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void allows_what_the_operator_allows() throws UnknownHostException {
        BlockedNetworks own = new BlockedNetworks(List.of("10.1.0.0/16", "fd00:1::/32", "127.0.0.2"));

        for (String inside : List.of("10.1.2.3", "fd00:1::5", "127.0.0.2")) {
            assertThat(own.allow(InetAddress.getByName(inside))).as(inside).isTrue();
        }
        for (String inside : List.of("10.2.0.1", "fd00:2::5", "127.0.0.1")) {
            assertThat(own.allow(InetAddress.getByName(inside))).as(inside).isFalse();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new BlockedNetworks(List.of("nonsense")));
        assertThatIllegalArgumentException().isThrownBy(() -> new BlockedNetworks(List.of("10.0.*.*")));
    }
}
