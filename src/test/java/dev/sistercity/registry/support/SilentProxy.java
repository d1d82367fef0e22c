package dev.sistercity.registry.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection to a server that can fall silent, as through a cut cable: connections stay open and are accepted, and nothing
 * gets through either way any more.
 */
public final class SilentProxy implements AutoCloseable {

    private static final int BUFFER_BYTES = 16_384;

    private final int target;
    private final ServerSocket server;
    private final List<Socket> sockets = new ArrayList<>();
    private boolean silent;

    /** @param target a port of 127.0.0.1 */
    public SilentProxy(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("silent-proxy", this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** From now on nothing gets through. */
    public synchronized void cut() {
        silent = true;
    }

    /** New connections get through again; those from before are lost. */
    public synchronized void mend() {
        silent = false;
        sockets.forEach(SilentProxy::close);
        sockets.clear();
        notifyAll();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket other = new Socket(InetAddress.getByName("127.0.0.1"), target);
                synchronized (this) {
                    sockets.add(client);
                    sockets.add(other);
                }
                start("silent-proxy-to", () -> pump(client, other));
                start("silent-proxy-from", () -> pump(other, client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitSound();
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException broken) {
            // So is the other side, then.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (isSilent()) {
            // The end of a connection does not get through either.
            return;
        }
        close(from);
        close(to);
    }

    private synchronized boolean isSilent() {
        return silent;
    }

    private synchronized void awaitSound() throws InterruptedException {
        while (silent) {
            wait();
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        mend();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
