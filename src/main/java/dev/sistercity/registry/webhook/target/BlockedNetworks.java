package dev.sistercity.registry.webhook.target;

import dev.sistercity.registry.webhook.WebhookSettings;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses receivers may have: those of the public internet, and what is allowed besides. Source: the IANA registries of
 * special-purpose addresses (<a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4</a>,
 * <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6</a>).
 */
@Singleton
class BlockedNetworks {

    /** This host, private, shared (carrier-grade NAT), link-local with metadata services, examples, benchmarks, multicast, reserved. */
    private static final List<IPAddress> NOT_PUBLIC_4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** What has been given out for global use: all else (loopback, unique local, mapped, NAT64, multicast) lies outside of it. */
    private static final IPAddress GLOBAL_6 = network("2000::/3");

    /** Within that: protocols such as Teredo, examples, and 6to4, which leads to whatever IPv4 address it carries. */
    private static final List<IPAddress> NOT_PUBLIC_6 =
            networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private final List<IPAddress> allowed;

    @Inject
    BlockedNetworks(WebhookSettings settings) {
        this(settings.allowedNetworks().orElse(List.of()));
    }

    /** @param allowed in CIDR notation */
    BlockedNetworks(Collection<String> allowed) {
        this.allowed = allowed.stream().map(BlockedNetworks::network).toList();
    }

    boolean allow(InetAddress address) {
        // Of an IPv4 address in the clothes of IPv6 the JDK makes an IPv4 address.
        IPAddress candidate = new IPAddressGenerator().from(address.getAddress());
        return isPublic(candidate) || allowed.stream().anyMatch(network -> network.contains(candidate));
    }

    private static boolean isPublic(IPAddress address) {
        return address.isIPv4()
                ? NOT_PUBLIC_4.stream().noneMatch(network -> network.contains(address))
                : GLOBAL_6.contains(address) && NOT_PUBLIC_6.stream().noneMatch(network -> network.contains(address));
    }

    private static List<IPAddress> networks(String... cidr) {
        return Stream.of(cidr).map(BlockedNetworks::network).toList();
    }

    private static IPAddress network(String cidr) {
        IPAddress network = new IPAddressString(cidr).getAddress();
        if (network == null || !network.isPrefixed() && network.isMultiple()) {
            throw new IllegalArgumentException(
                    "registry.webhooks.allowed-networks: no network in CIDR notation: " + cidr);
        }
        return network.isPrefixed() ? network.toPrefixBlock() : network;
    }
}
