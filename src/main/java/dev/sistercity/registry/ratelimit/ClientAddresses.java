package dev.sistercity.registry.ratelimit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The addresses that requests come from. What a request says of addresses before its own is believed of configured proxies
 * alone, in the one header that they are said to write, from its end on: what stands farther left, the client may have written.
 */
@Singleton
public class ClientAddresses {

    private static final Logger LOG = Logger.getLogger(ClientAddresses.class);
    private static final int PREFIX_BYTES = 8;
    private static final Client LOCAL = new Client("local", Tier.ANONYMOUS);
    private static final int PEERS_KEPT = 10_000;

    private final List<CidrAddress> proxies;
    private final ForwardedHeader header;
    private final AtomicBoolean warned = new AtomicBoolean();
    private final LoadingCache<String, Peer> peers = Caffeine.newBuilder()
            .maximumSize(PEERS_KEPT)
            .executor(Runnable::run)
            .build(this::peer);

    /**
     * The other end of a connection, which many requests come from.
     *
     * @param client that it is if it speaks for itself
     */
    private record Peer(InetAddress address, boolean proxy, Client client) {}

    ClientAddresses(
            @ConfigProperty(name = "registry.trusted-proxies") Optional<List<CidrAddress>> proxies,
            @ConfigProperty(name = "registry.forwarded-header", defaultValue = "x-forwarded-for")
                    ForwardedHeader header) {
        this.proxies = List.copyOf(proxies.orElse(List.of()));
        this.header = header;
    }

    /** The client that sent a request, as fair use counts it; by the address alone while that is switched off. */
    public Client of(RoutingContext context) {
        Client counted = context.get(ConcurrentWaitLimit.CLIENT);
        return counted == null ? of(context.request()) : counted;
    }

    /** The client of a request, by its address alone. */
    public Client of(HttpServerRequest request) {
        SocketAddress remote = request.connection().remoteAddress();
        String text = remote == null ? null : remote.hostAddress();
        return text == null ? LOCAL : of(text, request.headers());
    }

    /**
     * Whether a request was encrypted on its way from the client: to here, or, by the word of a configured proxy, to that proxy. Of
     * several proxies the nearest one's word counts.
     */
    public boolean isSecure(HttpServerRequest request) {
        return request.isSSL()
                || saidByProxy(request, header.schemeTitle())
                        .flatMap(header::scheme)
                        .filter("https"::equalsIgnoreCase)
                        .isPresent();
    }

    /**
     * What the configured proxy that a request came from says in a header: the last element of its list, which the nearest proxy wrote.
     * Empty for a request from elsewhere.
     */
    public Optional<String> saidByProxy(HttpServerRequest request, String name) {
        if (!isFromProxy(request)) {
            return Optional.empty();
        }
        List<String> lines = request.headers().getAll(name);
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(lines.get(lines.size() - 1))
                        .map(last -> last.substring(last.lastIndexOf(',') + 1).strip());
    }

    /** Whether a request came from a configured proxy. */
    public boolean isFromProxy(HttpServerRequest request) {
        SocketAddress remote = request.connection().remoteAddress();
        String text = remote == null ? null : remote.hostAddress();
        return text != null && peers.get(text).proxy();
    }

    Client of(String remote, MultiMap headers) {
        Peer peer = peers.get(remote);
        if (peer.proxy()) {
            return client(beyondProxies(peer.address(), headers.getAll(header.title())));
        }
        if (!warned.get() && headers.contains(header.title()) && warned.compareAndSet(false, true)) {
            LOG.warnf(
                    "%s came from %s, which is not in registry.trusted-proxies: all that comes through it counts as one"
                            + " client. Said this once.",
                    header.title(), remote);
        }
        return peer.client();
    }

    private Peer peer(String remote) {
        InetAddress parsed = Inet.parseInetAddress(remote);
        if (parsed == null) {
            return new Peer(null, false, LOCAL);
        }
        InetAddress address = unmapped(parsed);
        return new Peer(address, isProxy(address), client(address));
    }

    private static Client client(InetAddress address) {
        return new Client(counted(address), Tier.ANONYMOUS);
    }

    private InetAddress beyondProxies(InetAddress peer, List<String> lines) {
        List<String> hops = new ArrayList<>();
        lines.forEach(line -> hops.addAll(Arrays.asList(line.split(",", -1))));
        InetAddress address = peer;
        for (int i = hops.size() - 1; i >= 0 && isProxy(address); i--) {
            InetAddress before =
                    header.address(hops.get(i)).map(Inet::parseInetAddress).orElse(null);
            if (before == null) {
                // The proxy does not say: all that it does not name is one client.
                return address;
            }
            address = unmapped(before);
        }
        return address;
    }

    private boolean isProxy(InetAddress address) {
        for (CidrAddress proxy : proxies) {
            if (proxy.matches(address)) {
                return true;
            }
        }
        return false;
    }

    /** IPv4 whole; of IPv6 the half that a network is given: a client that has one address there has all. */
    private static String counted(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] network = Arrays.copyOf(address.getAddress(), PREFIX_BYTES);
        return ofBytes(Arrays.copyOf(network, 2 * PREFIX_BYTES)).getHostAddress() + "/64";
    }

    /** IPv4 where IPv6 wraps it, and without a zone. */
    private static InetAddress unmapped(InetAddress address) {
        return address instanceof Inet6Address ? ofBytes(address.getAddress()) : address;
    }

    private static InetAddress ofBytes(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }
}
