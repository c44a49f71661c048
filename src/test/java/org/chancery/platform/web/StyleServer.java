package org.chancery.platform.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Serves the style pages as the program would, and keeps what their week grid posts. */
final class StyleServer implements AutoCloseable {

    /** The bodies of the posted cells, in their order. */
    final List<String> posted = new CopyOnWriteArrayList<>();

    private final HttpServer server;

    StyleServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.startsWith("/assets/")) {
                send(exchange, 200, type(path), Files.readAllBytes(Path.of("target/classes/static" + path)));
            } else if (path.equals("/palette")) {
                send(exchange, 200, "text/html", StylePages.render("platform/web/palette-hits.jte", palette(query(exchange))));
            } else if (path.endsWith("/choices")) {
                send(exchange, 200, "text/html", StylePages.render("platform/web/choices.jte", Map.of("choices", choices())));
            } else if (exchange.getRequestMethod().equals("POST")) {
                keepCell(exchange);
            } else {
                send(exchange, 200, "text/html", StylePages.PATHS.containsKey(path.substring(1)) ? StylePages.render(path.substring(1)) : "<title>" + path + "</title>");
            }
        }
    }

    private void keepCell(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        posted.add(body);
        if (body.contains("minutes=600")) {
            send(exchange, 422, "application/problem+json", "{\"detail\":\"Ten hours on one matter need a reason.\"}");
        } else {
            send(exchange, 200, "application/json", "{}");
        }
    }

    private static Map<String, Object> palette(String q) {
        var hits = new LinkedHashMap<String, List<PaletteSource.Hit>>();
        if ("ortiz".startsWith(q)) {
            hits.put("Matters", List.of(new PaletteSource.Hit("Matters", "Estate of Ortiz", "26-00417 · Maria Ortiz", "/matters/1"),
                    new PaletteSource.Hit("Matters", "Ortiz v. County", null, "/matters/2")));
        }
        hits.computeIfAbsent("Go to", kind -> new ArrayList<>()).add(new PaletteSource.Hit("Go to", "Matters", "Practice", "/matters"));
        return Map.of("q", q, "hits", hits);
    }

    private static List<Choice> choices() {
        return List.of(Choice.of("1", "26-00417 Estate of Ortiz", "Maria Ortiz"), Choice.of("2", "25-00181 Halden v. Northgate", "Halden Trust"));
    }

    private static String query(HttpExchange exchange) {
        var query = exchange.getRequestURI().getRawQuery();
        return query == null ? "" : URLDecoder.decode(query.replaceFirst("^.*\\bq=", ""), StandardCharsets.UTF_8);
    }

    private static String type(String path) {
        return path.endsWith(".css") ? "text/css" : path.endsWith(".js") ? "text/javascript" : path.endsWith(".svg") ? "image/svg+xml" : "font/woff2";
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        send(exchange, status, type + "; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.getResponseHeaders().add("Content-Security-Policy", "default-src 'self'; img-src 'self' data:");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
