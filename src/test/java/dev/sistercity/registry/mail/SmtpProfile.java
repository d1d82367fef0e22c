package dev.sistercity.registry.mail;

import dev.sistercity.registry.support.Ports;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The registry with a mail server, on a port where tests have whatever they like. */
public final class SmtpProfile implements QuarkusTestProfile {

    static final int MOST_A_DAY = 6;

    private static final String PORT = "registry.test.smtp";

    /** Quarkus loads this class more than once in one JVM. */
    static int port() {
        synchronized (System.getProperties()) {
            if (System.getProperty(PORT) == null) {
                System.setProperty(PORT, Integer.toString(Ports.free()));
            }
            return Integer.getInteger(PORT);
        }
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "registry.mail.host",
                "127.0.0.1",
                "registry.mail.tls",
                "none",
                "registry.mail.port",
                Integer.toString(port()),
                "registry.mail.timeout",
                "2S",
                "registry.mail.per-address",
                Integer.toString(MOST_A_DAY));
    }
}
