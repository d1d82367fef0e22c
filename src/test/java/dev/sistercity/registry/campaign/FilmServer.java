package dev.sistercity.registry.campaign;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Where a city has its video: pages of other sites may read it. */
final class FilmServer implements AutoCloseable {

    private final HttpServer server;
    private final byte[] film;

    FilmServer(byte[] film) throws IOException {
        this.film = film;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/film.webm", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "video/webm");
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            exchange.sendResponseHeaders(200, film.length);
            exchange.getResponseBody().write(film);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/film.webm";
    }

    byte[] film() {
        return film;
    }

    void goAway() {
        server.stop(0);
    }

    @Override
    public void close() {
        goAway();
    }
}
