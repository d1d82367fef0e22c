package dev.sistercity.registry.mail;

import dev.sistercity.registry.support.RareSettingsProfile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that says nothing at all, or takes no receiver. */
final class WrongServer implements AutoCloseable {

    private final ServerSocket server;
    private final List<Socket> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger left = new AtomicInteger();
    private final boolean silent;

    private WrongServer(boolean silent) {
        this.silent = silent;
        try {
            server = new ServerSocket(RareSettingsProfile.smtpPort(), 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::accept, "wrong-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    static WrongServer silent() {
        return new WrongServer(true);
    }

    static WrongServer refusing() {
        return new WrongServer(false);
    }

    /** Callers who have gone. */
    int left() {
        return left.get();
    }

    int taken() {
        return taken.size();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                taken.add(socket);
                Thread talk = new Thread(() -> talk(socket), "wrong-smtp-talk");
                talk.setDaemon(true);
                talk.start();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void talk(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            if (silent) {
                // Until the other side has enough.
                in.readLine();
                left.incrementAndGet();
                return;
            }
            say(socket, "220 here");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                say(
                        socket,
                        line.startsWith("RCPT")
                                ? "550 no such mailbox"
                                : line.startsWith("QUIT") ? "221 bye" : "250 ok");
            }
        } catch (IOException gone) {
            // The other side has gone.
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : taken) {
            socket.close();
        }
    }
}
