package dev.sistercity.registry.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** An answer, to be looked at. */
public final class Reply {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String request;
    private final int status;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final byte[] body;
    /** The body, once it has been asked for: hostile tests look at each of 80,000 answers six times. */
    private JsonNode parsed;

    public Reply(String request, int status, Map<String, List<String>> headers, byte[] body) {
        this.request = request;
        this.status = status;
        this.headers.putAll(headers);
        this.body = body;
    }

    public String request() {
        return request;
    }

    public int status() {
        return status;
    }

    /** By name, case ignored. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    public byte[] body() {
        return body;
    }

    /** The first value of a header, or null. */
    public String header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
    }

    public String etag() {
        return header("ETag");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Anew each time, so that a test may change it. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON answered " + this, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode parsed() {
        if (parsed == null) {
            parsed = json();
        }
        return parsed;
    }

    /** The value at a JSON Pointer, as text; null where there is none. */
    public String at(String pointer) {
        JsonNode value = parsed().at(pointer);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    /** The ids of a list's items. */
    public List<String> ids() {
        return StreamSupport.stream(parsed().get("items").spliterator(), false)
                .map(item -> item.get("id").textValue())
                .toList();
    }

    public Reply expect(int expected) {
        assertThat(status).as("status of %s", this).isEqualTo(expected);
        return this;
    }

    /** A refusal as the contract has it: problem details whose parts agree with each other and with the answer. */
    public Reply expectProblem(int expected, String slug) {
        expect(expected);
        assertThat(header("Content-Type")).as("content type of %s", this).isEqualTo("application/problem+json");
        assertThat(at("/status")).as("status inside %s", this).isEqualTo(Integer.toString(expected));
        assertThat(at("/type")).as("type of %s", this).isEqualTo("/problems/" + slug);
        assertThat(at("/title")).as("title of %s", this).isNotBlank();
        assertThat(at("/instance")).as("instance of %s", this).isNotNull();
        return this;
    }

    /** Pointers and parameters that a problem names. */
    public List<String> faults() {
        return parsed().path("errors").findParents("detail").stream()
                .map(error ->
                        error.path("pointer").asText(error.path("parameter").asText()))
                .toList();
    }

    @Override
    public String toString() {
        return request + " -> " + status + " " + headers.getOrDefault("Content-Type", List.of()) + " "
                + (body.length > 600 ? text().substring(0, Math.min(600, text().length())) + "…" : text());
    }
}
