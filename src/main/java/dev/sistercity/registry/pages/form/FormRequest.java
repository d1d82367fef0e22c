package dev.sistercity.registry.pages.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.endpoint.Operations;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.language.PageLanguage;
import dev.sistercity.registry.pages.record.PageRequest;
import dev.sistercity.registry.pages.record.Titles;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * A form that is asked for, or was sent.
 *
 * @param collection of the record that it is about; null for none
 * @param id of the record; null for none
 * @param part of the record, from the name of its list on; null for the whole
 */
public record FormRequest(
        RoutingContext context,
        PageRequest page,
        Actor actor,
        String collection,
        String id,
        String part,
        Operations operations,
        ObjectMapper mapper) {

    /**
     * What the API answers to a read.
     *
     * @param version its ETag
     */
    public record Read(JsonNode record, String version) {}

    /** Of a record what is no fact. */
    static final Set<String> BOOKKEEPING = Set.of("id", "version", "createdAt", "updatedAt", "claims");

    /** The record that a form is about, with a link to its page. */
    public void link(Html lead, String records, JsonNode record) {
        lead.open("p", "class", "lead")
                .open(
                        "a",
                        "href",
                        page.links().record(records, record.path("id").asText()))
                .foreign(Titles.of(page, records, record), null)
                .close("a")
                .close("p");
    }

    public Html lead(String text) {
        return new Html().element("p", text, "class", "lead");
    }

    public PageLanguage language() {
        return page.language();
    }

    public String word(String key, Object... values) {
        return language().word(key, values);
    }

    /** @throws RegistryException as the API refuses */
    public Read read(String path) {
        RestResponse<byte[]> answer = operations.call(
                context,
                new Operations.Call(
                        "GET", path, Map.of("Accept-Language", language().tag()), null));
        return new Read(json(answer.getEntity()), answer.getHeaderString("ETag"));
    }

    /** What an operation has answered. */
    public JsonNode json(byte[] bytes) {
        try {
            return mapper.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ObjectNode object() {
        return mapper.createObjectNode();
    }

    /** A write with what every form sends along. */
    public Operations.Call write(String method, String path, SentForm sent, JsonNode body) {
        Map<String, String> headers = new LinkedHashMap<>();
        sent.get(FormWriter.VERSION).ifPresent(version -> headers.put("If-Match", version));
        if (!method.equals("DELETE")) {
            sent.get(FormWriter.ONCE).ifPresent(key -> headers.put("Idempotency-Key", key));
        }
        headers.put("Accept-Language", language().tag());
        try {
            return new Operations.Call(method, path, headers, body == null ? null : mapper.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The values of a vocabulary, to choose from. */
    public List<FormField.Option> options(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Kebab::of)
                .map(value -> new FormField.Option(value, language().value(value)))
                .toList();
    }
}
