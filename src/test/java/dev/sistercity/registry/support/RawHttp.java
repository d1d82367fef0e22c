package dev.sistercity.registry.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One connection on which a test writes just what it wants, and when it wants: halves of requests, pieces of bodies. */
public final class RawHttp implements AutoCloseable {

    private static final int PATIENCE_MILLIS = (int) (Patience.SECONDS * 1000);

    private final Socket socket;
    private final InputStream in;

    public RawHttp(URI base) throws IOException {
        socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
    }

    /**
     * An answer as it came.
     *
     * @param headers by names in lower case
     */
    public record Answer(int status, Map<String, String> headers, String body) {

        /** @param slug of the problem's type */
        public void isProblem(int expected, String slug) {
            assertThat(status).as(body).isEqualTo(expected);
            assertThat(headers.get("content-type")).as("%s", this).startsWith("application/problem+json");
            assertThat(body).contains("/problems/" + slug);
        }
    }

    public RawHttp write(String text) throws IOException {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    public RawHttp write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /**
     * Writes until the other side takes no more.
     *
     * @return whether it took all
     */
    public boolean tryWrite(byte[] bytes) {
        try {
            write(bytes);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /**
     * Writes the head of a request.
     *
     * @param headers names and values in turn
     */
    public RawHttp head(String method, String path, String... headers) throws IOException {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        return write(head.append("\r\n").toString());
    }

    /** Reads one answer, whose length is declared. */
    public Answer read() throws IOException {
        String status = line();
        if (status.isEmpty()) {
            throw new IOException("The connection was closed before an answer");
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Answer(
                Integer.parseInt(status.split(" ")[1]),
                headers,
                new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    /** Waits for the other side to close the connection; whatever still comes is passed over. */
    public boolean isClosed() {
        try {
            while (in.read() >= 0) {
                // What was on its way.
            }
            return true;
        } catch (java.net.SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
