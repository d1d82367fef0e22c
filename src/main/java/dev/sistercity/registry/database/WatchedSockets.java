package dev.sistercity.registry.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketOption;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Sockets by which the system itself notices that the other side is gone: while an answer is waited for, it asks after five
 * seconds of silence, and gives up {@value #SECONDS} seconds later. What was sent and never received it does not give up that
 * soon (the JDK has no TCP_USER_TIMEOUT); that is for {@link Heartbeat}, and at last for the driver's {@code socketTimeout}.
 */
public final class WatchedSockets extends SocketFactory {

    private static final int IDLE = 5;
    private static final int INTERVAL = 2;
    private static final int COUNT = 3;
    private static final int SECONDS = INTERVAL * COUNT;

    @Override
    public Socket createSocket() throws IOException {
        return watched(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return watched(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return watched(new Socket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return watched(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return watched(new Socket(host, port, local, localPort));
    }

    private static Socket watched(Socket socket) throws IOException {
        set(socket, ExtendedSocketOptions.TCP_KEEPIDLE, IDLE);
        set(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, INTERVAL);
        set(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, COUNT);
        return socket;
    }

    private static void set(Socket socket, SocketOption<Integer> option, int value) throws IOException {
        if (socket.supportedOptions().contains(option)) {
            socket.setOption(option, value);
        }
    }
}
