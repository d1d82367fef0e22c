package dev.sistercity.registry.webhook.target;

import dev.sistercity.registry.webhook.delivery.TestReceiver;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The names that tests know, in place of those that the machine can find. */
@Singleton
public class KnownNames implements NameResolver {

    /** A receiver of tests is behind it, on an address that the tests' configuration allows. */
    static final String HERE = "here.example.org";

    private final Map<String, List<String>> known = new ConcurrentHashMap<>();

    KnownNames() {
        reset();
    }

    public void reset() {
        known.clear();
        // Public, and called by no test.
        lead("hooks.example.org", "93.184.215.14");
        lead(HERE, TestReceiver.ADDRESS);
    }

    public void lead(String name, String... addresses) {
        known.put(name, List.of(addresses));
    }

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        if (!known.containsKey(host)) {
            throw new UnknownHostException(host);
        }
        InetAddress[] found = new InetAddress[known.get(host).size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = InetAddress.getByName(known.get(host).get(i));
        }
        return List.of(found);
    }
}
