package dev.sistercity.registry.catalog.upstream;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers each connection to a port of 127.0.0.1 with the same bytes, and then closes it. */
final class WireServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    private final AtomicInteger requests = new AtomicInteger();
    private final byte[] answer;
    private final Duration between;

    /** @param between how long it waits after each byte; zero for none */
    WireServer(String answer, Duration between) throws IOException {
        this.answer = answer.getBytes(StandardCharsets.ISO_8859_1);
        this.between = between;
        Thread thread = new Thread(this::serve, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    int requests() {
        return requests.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket one = socket.accept()) {
                one.getInputStream().read(new byte[4096]);
                requests.incrementAndGet();
                write(one.getOutputStream());
            } catch (IOException brokenOff) {
                // The client has gone, or this is closed.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void write(OutputStream out) throws IOException, InterruptedException {
        if (between.isZero()) {
            out.write(answer);
            return;
        }
        for (byte one : answer) {
            out.write(one);
            out.flush();
            Thread.sleep(between.toMillis());
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
