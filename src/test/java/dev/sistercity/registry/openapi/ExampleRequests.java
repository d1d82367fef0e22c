package dev.sistercity.registry.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.StarterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requests as the contract's examples say, sent by the registrar; those that write are tried alone ({@code dryRun}). */
final class ExampleRequests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final String NO_ITEM = "01a1fc46-0000-7000-8000-000000000000";

    private final String base;
    private final JsonNode document;
    /** Ids of what belongs to a caller, or comes of work: the starter data has none of it. */
    private final Map<String, String> made = new HashMap<>();

    ExampleRequests(URI base, JsonNode document) {
        this.base = base.toString();
        this.document = document;
    }

    /** Makes what the operations on private things are about. */
    void make() {
        String webhook = id("/v1/webhooks", "{\"url\":\"http://127.0.0.2:1/\"}", "application/json");
        made.put("webhooks/id", webhook);
        made.put("webhooks/delivery", id("/v1/webhooks/" + webhook + "/test", "", "application/json"));
        made.put("api-keys/id", id("/v1/api-keys", "{\"role\":\"partner-app\"}", "application/json"));
        String city = json(get("/v1/cities?limit=1").body()).at("/items/0/id").asText();
        String correction = "{\"subject\":{\"resource\":\"cities\",\"id\":\"" + city
                + "\"},\"patch\":{\"website\":\"https://city.example/\"},\"reason\":\"It has a website\"}";
        made.put("change-requests/id", id("/v1/change-requests", correction, "application/json"));
        String request = "{\"city\":\"" + city
                + "\",\"topics\":[\"education\"],\"text\":[{\"value\":\"We look\",\"lang\":\"en\"}],\"until\":\"2027\"}";
        made.put("partner-requests/id", id("/v1/partner-requests", request, "application/json"));
        String preset = "{\"name\":\"ours\",\"fields\":[{\"field\":\"city1\",\"columns\":[\"Stadt\"]},"
                + "{\"field\":\"city2\",\"columns\":[\"Partner\"]}]}";
        made.put("import-presets/id", id("/v1/import-presets", preset, "application/json"));
        send(HttpRequest.newBuilder(URI.create(base + "/v1/editions"))
                .header("X-API-Key", StarterRegistry.KEY)
                .POST(BodyPublishers.noBody()));
        made.put("editions/number", "1");
        String list = "/v1/imports?preset=pairs&title=A%20list&dryRun=false";
        String job = id(list, "city1,city2\nNowhere,Elsewhere\n", "text/csv");
        made.put("imports/id", job);
        made.put("jobs/id", job);
        Patience.until("the import to end", () -> json(get("/v1/jobs/" + job).body())
                .path("status")
                .asText()
                .equals("done"));
        JsonNode rows = json(get("/v1/imports/" + job + "/rows").body());
        made.put("reviews/id", rows.at("/items/0/review").asText());
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("X-API-Key", StarterRegistry.KEY));
    }

    /** Sends an operation's example. */
    HttpResponse<String> send(String method, String path, JsonNode operation) {
        String address = path;
        List<String> query = new ArrayList<>();
        HttpRequest.Builder request = HttpRequest.newBuilder().header("X-API-Key", StarterRegistry.KEY);
        for (JsonNode raw : PathParameters.of(document.get("paths").get(path), operation)) {
            JsonNode parameter = resolved(raw);
            String name = parameter.get("name").asText();
            boolean required = parameter.path("required").asBoolean();
            switch (parameter.get("in").asText()) {
                case "path" -> address = address.replace("{" + name + "}", encoded(example(path, parameter)));
                case "query" -> {
                    if (name.equals("dryRun")) {
                        query.add("dryRun=true");
                    } else if (required) {
                        query.add(name + "=" + encoded(example(path, parameter)));
                    }
                }
                default -> {
                    if (name.equals("If-Match") && required) {
                        request.header(name, path.contains("/confirmations/") ? seen(path) : "*");
                    }
                }
            }
        }
        String all = query.isEmpty() ? "" : "?" + String.join("&", query);
        return send(request.uri(URI.create(base + address + all))
                .method(method.toUpperCase(Locale.ROOT), body(operation, request)));
    }

    /** The version of a partnership that its sides speak about. */
    private String seen(String path) {
        String partnership =
                document.at("/components/parameters/PartnershipId/example").asText();
        return get(path.replaceFirst("/\\{id}.*", "/" + partnership))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    private BodyPublisher body(JsonNode operation, HttpRequest.Builder request) {
        if (!operation.has("requestBody")) {
            return BodyPublishers.noBody();
        }
        Map.Entry<String, JsonNode> content = resolved(operation.get("requestBody"))
                .get("content")
                .properties()
                .iterator()
                .next();
        JsonNode example = content.getValue().path("example");
        assertThat(example.isMissingNode()).as("the body has no example").isFalse();
        request.header("Content-Type", content.getKey());
        return BodyPublishers.ofString(example.toString());
    }

    private String example(String path, JsonNode parameter) {
        String name = parameter.get("name").asText();
        String known = made.get(path.split("/")[2] + "/" + name);
        if (known != null && parameter.get("in").asText().equals("path")) {
            return known;
        }
        if (name.equals("item")) {
            return item(path);
        }
        JsonNode example = parameter.has("example")
                ? parameter.get("example")
                : resolved(parameter.get("schema")).at("/examples/0");
        assertThat(example.isMissingNode()).as("%s has no example", name).isFalse();
        return (example.isArray() ? example.get(0) : example).asText();
    }

    /** The id of the first item of the record that is the example; any id where it has none. */
    private String item(String path) {
        String collection = path.replaceFirst("/\\{id}.*", "");
        JsonNode operation = document.get("paths").get(collection + "/{id}").get("get");
        for (JsonNode raw : PathParameters.of(document.get("paths").get(collection + "/{id}"), operation)) {
            JsonNode parameter = resolved(raw);
            if (parameter.get("name").asText().equals("id")) {
                JsonNode record = json(
                        get(collection + "/" + example(collection, parameter)).body());
                return record.at("/" + path.split("/")[4] + "/0/id").asText(NO_ITEM);
            }
        }
        throw new AssertionError(collection + " has no id");
    }

    private String id(String path, String body, String mediaType) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(base + path))
                .header("X-API-Key", StarterRegistry.KEY)
                .header("Content-Type", mediaType)
                .POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isIn(201, 202);
        return json(answer.body()).get("id").asText();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? resolved(document.at(node.get("$ref").asText().substring(1))) : node;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
