package dev.sistercity.registry.webhook.target;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
interface NameResolver {

    /** @return one or more, in the order in which they should be tried */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** Asks whom the machine asks. */
    @Singleton
    @DefaultBean
    class OfTheMachine implements NameResolver {

        @Override
        public List<InetAddress> resolve(String host) throws UnknownHostException {
            return List.of(InetAddress.getAllByName(host));
        }
    }
}
