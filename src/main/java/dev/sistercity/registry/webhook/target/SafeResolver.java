package dev.sistercity.registry.webhook.target;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Finds the address to call, once: what is checked here is what is connected to. A name that leads inside is not called at all,
 * even where it leads outside as well.
 */
@Singleton
public class SafeResolver {

    private final NameResolver names;
    private final BlockedNetworks blockedNetworks;

    SafeResolver(NameResolver names, BlockedNetworks blockedNetworks) {
        this.names = names;
        this.blockedNetworks = blockedNetworks;
    }

    /** No address to call. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    /**
     * Blocks while others are asked for the name.
     *
     * @return one or more addresses, none of them with a name that could be looked up again
     */
    public List<InetAddress> of(Receiver receiver) throws Refused {
        List<InetAddress> found = receiver.address() == null ? lookUp(receiver.host()) : List.of(receiver.address());
        for (InetAddress address : found) {
            if (!blockedNetworks.allow(address)) {
                throw new Refused(
                        receiver.address() == null
                                ? "the host leads to an address that is not of the public internet"
                                : "the address is not of the public internet");
            }
        }
        return found;
    }

    private List<InetAddress> lookUp(String host) throws Refused {
        try {
            List<InetAddress> found =
                    names.resolve(host).stream().map(SafeResolver::nameless).toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (UnknownHostException e) {
            // As if there were no address: why there is none is not for the caller to know.
        }
        throw new Refused("no address is found for the host");
    }

    private static InetAddress nameless(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has 4 or 16 bytes", e);
        }
    }
}
