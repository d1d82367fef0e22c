package dev.sistercity.registry.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of 127.0.0.1 for servers that start a while later. They are below those that systems hand out (from 32768 with Linux),
 * one of which an embedded PostgreSQL or a client would have by then, and each is given out once: each JVM of tests has a range
 * of its own.
 */
public final class Ports {

    private static final int MANY = 4_000;
    private static final int FIRST = 20_000 + MANY * Integer.getInteger("registry.test.fork", 0);
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(MANY));

    private Ports() {}

    public static int free() {
        while (true) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), MANY);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one, then.
            }
        }
    }
}
