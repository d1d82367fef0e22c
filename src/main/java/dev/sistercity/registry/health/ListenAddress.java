package dev.sistercity.registry.health;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Where the registry will listen. Quarkus only finds out after everything else has started; by then keys have been printed,
 * and its advice is to kill what listens there.
 *
 * @param host as in {@code quarkus.http.host}
 * @param port as in {@code quarkus.http.port}; 0 for any free one
 */
public record ListenAddress(String host, int port) {

    private static final int HIGHEST_PORT = 65_535;

    /** Reads {@code quarkus.http.host} and {@code quarkus.http.port}. */
    public static ListenAddress from(Config config) {
        return new ListenAddress(
                config.getOptionalValue("quarkus.http.host", String.class).orElse("127.0.0.1"),
                config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080));
    }

    /**
     * Tries to listen, and stops at once.
     *
     * @return what is wrong and which setting mends it; empty if nothing is
     */
    public Optional<String> refusal() {
        if (port < 0 || port > HIGHEST_PORT) {
            return Optional.of("quarkus.http.port is " + port + "; it must be from 0 to " + HIGHEST_PORT);
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            if (!isOurs(address)) {
                return Optional.of(
                        "quarkus.http.host is " + host
                                + ", which is no address of this machine. 127.0.0.1 listens for this machine alone, 0.0.0.0 for all");
            }
            try (ServerSocket socket = new ServerSocket()) {
                // As the server does: a connection that is still closing down is no hindrance.
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(address, port));
            }
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("quarkus.http.host is " + host + ", which is no known host");
        } catch (BindException taken) {
            return Optional.of(taken());
        } catch (IOException e) {
            return Optional.of("Cannot listen on " + host + ":" + port + " (" + e.getMessage()
                    + "); see quarkus.http.host and quarkus.http.port");
        }
    }

    private String taken() {
        String setting = "another port with -Dquarkus.http.port (or QUARKUS_HTTP_PORT)";
        return port < 1024
                ? "Port " + port + " is in use, or this user may not listen on it: choose " + setting
                : "Port " + port + " on " + host
                        + " is in use by another program, perhaps by a registry that runs already. "
                        + "Stop that one, or choose " + setting;
    }

    private static boolean isOurs(InetAddress address) throws SocketException {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || NetworkInterface.getByInetAddress(address) != null;
    }
}
