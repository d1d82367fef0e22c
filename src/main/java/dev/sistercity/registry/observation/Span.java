package dev.sistercity.registry.observation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What became of a request.
 *
 * @param route the template of its address, as {@code /v1/cities/{id}}; null where it is not known
 * @param began nanoseconds since 1970
 * @param ended nanoseconds since 1970
 */
record Span(TraceParent from, String id, String method, String path, String route, int status, long began, long ended) {

    private static final int SERVER = 2;
    private static final int ERROR = 2;

    /** As OTLP writes spans in JSON, by the conventions of OpenTelemetry for HTTP servers. */
    ObjectNode json() {
        ObjectNode span = JsonNodeFactory.instance.objectNode();
        span.put("traceId", from.trace()).put("spanId", id);
        if (from.parent() != null) {
            span.put("parentSpanId", from.parent());
        }
        span.put("name", route == null ? method : method + " " + route).put("kind", SERVER);
        span.put("startTimeUnixNano", Long.toString(began)).put("endTimeUnixNano", Long.toString(ended));
        ArrayNode attributes = span.putArray("attributes");
        attributes.add(text("http.request.method", method)).add(text("url.path", path));
        if (route != null) {
            attributes.add(text("http.route", route));
        }
        attributes
                .addObject()
                .put("key", "http.response.status_code")
                .putObject("value")
                .put("intValue", Integer.toString(status));
        if (status >= 500) {
            span.putObject("status").put("code", ERROR);
        }
        return span;
    }

    /** A request to a collector (OTLP/HTTP). */
    static ObjectNode request(List<Span> spans, String service, String version) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ObjectNode resource = request.putArray("resourceSpans").addObject();
        resource.putObject("resource")
                .putArray("attributes")
                .add(text("service.name", service))
                .add(text("service.version", version));
        ObjectNode scope = resource.putArray("scopeSpans").addObject();
        scope.putObject("scope").put("name", service);
        ArrayNode all = scope.putArray("spans");
        spans.forEach(span -> all.add(span.json()));
        return request;
    }

    private static ObjectNode text(String key, String value) {
        ObjectNode attribute = JsonNodeFactory.instance.objectNode().put("key", key);
        attribute.putObject("value").put("stringValue", value);
        return attribute;
    }
}
