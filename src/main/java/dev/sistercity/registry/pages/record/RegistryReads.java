package dev.sistercity.registry.pages.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.past.PastState;
import dev.sistercity.registry.endpoint.feed.Histories;
import dev.sistercity.registry.endpoint.read.RecordReads;
import dev.sistercity.registry.endpoint.read.Renderer;
import dev.sistercity.registry.endpoint.read.Replica;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.ListReader;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.arc.All;
import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What pages are made from: the very answers of the API, as JSON. What a record gains there, pages have too; what the API
 * refuses, they refuse.
 */
@Singleton
public class RegistryReads {

    private final Map<String, RecordReads<?>> reads = new HashMap<>();
    private final Map<String, ViewReads<?>> views = new HashMap<>();
    private final Map<String, RecordCollection<?>> types = new HashMap<>();
    private final Map<String, Map<String, ListParameter>> declared = new HashMap<>();
    private final Histories histories;
    private final ObjectMapper mapper;

    RegistryReads(
            @All List<RecordCollection<?>> all,
            Replica replica,
            Renderer renderer,
            Histories histories,
            ObjectMapper mapper) {
        this.histories = histories;
        this.mapper = mapper;
        all.forEach(type -> {
            types.put(type.name(), type);
            ViewReads<?> of = viewReads(type, replica, renderer);
            views.put(type.name(), of);
            reads.put(type.name(), of.reads());
            declared.put(type.name(), of.lists().declared());
        });
    }

    private static <D> ViewReads<D> viewReads(RecordCollection<D> type, Replica replica, Renderer renderer) {
        return new ViewReads<>(type, new RecordReads<>(type, replica, renderer), new ListReader<>(type));
    }

    /**
     * The answers in one language and as of one day.
     *
     * @param past as it was recorded then; null for now
     */
    public RegistryAnswers in(String lang, String asOf, PastState past) {
        return new RegistryAnswers(this, lang, asOf, past);
    }

    boolean has(String collection) {
        return types.containsKey(collection);
    }

    RecordCollection<?> type(String collection) {
        return types.get(collection);
    }

    /** The parameters of a list, by name. */
    public Map<String, ListParameter> declared(String collection) {
        return declared.get(collection);
    }

    JsonNode item(String collection, String id, Map<String, List<String>> parameters, PastState past) {
        return read(reads.get(collection)
                .read(request(PageLinks.path(collection, id), parameters, past), id)
                .getEntity());
    }

    JsonNode list(String collection, Map<String, List<String>> parameters, PastState past) {
        return read(reads.get(collection)
                .list(request('/' + collection, parameters, past))
                .getEntity());
    }

    List<Object> views(String collection, int most, Map<String, List<String>> parameters, PastState past) {
        return views.get(collection).of(request('/' + collection, parameters, past), most);
    }

    JsonNode revisions(String collection, String id, Map<String, List<String>> parameters, PastState past) {
        return read(histories
                .list(types.get(collection), request(PageLinks.path(collection, id) + "/history", parameters, past), id)
                .getEntity());
    }

    private static ApiRequest request(String path, Map<String, List<String>> parameters, PastState past) {
        return new ApiRequest(path, query(parameters), parameters, MultiMap.caseInsensitiveMultiMap(), past);
    }

    /** As a query string; null for none. */
    static String query(Map<String, List<String>> parameters) {
        return parameters.isEmpty() ? null : PageLinks.query(parameters);
    }

    /** @param namesAndValues in turn; a name may come again */
    static Map<String, List<String>> parameters(String... namesAndValues) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                parameters
                        .computeIfAbsent(namesAndValues[i], name -> new ArrayList<>())
                        .add(namesAndValues[i + 1]);
            }
        }
        return parameters;
    }

    JsonNode tree(Object view) {
        return mapper.valueToTree(view);
    }

    /** @throws RegistryException what the answer was made from */
    private JsonNode read(byte[] answer) {
        try {
            return mapper.readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectMapper mapper() {
        return mapper;
    }
}
