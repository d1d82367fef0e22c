package dev.sistercity.registry.webhook.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Takes connections on all addresses, IPv4 and IPv6, and counts them. */
final class Listener implements AutoCloseable {

    private final ServerSocketChannel channel;

    Listener() {
        try {
            channel = ServerSocketChannel.open().bind(new InetSocketAddress("::", 0));
            channel.configureBlocking(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return channel.socket().getLocalPort();
    }

    int connections() {
        int connections = 0;
        try {
            for (SocketChannel one = channel.accept(); one != null; one = channel.accept()) {
                one.close();
                connections++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return connections;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
