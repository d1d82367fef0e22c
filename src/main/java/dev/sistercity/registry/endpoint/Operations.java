package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.endpoint.request.ApiRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Calls operations of the API by their addresses inside of a request for a page: the very methods that answer over HTTP, with the
 * same checks of the caller, of what is sent and of limits.
 */
@Singleton
public class Operations {

    private static final String API = "/v1/";

    /** What is worked out for so long is given up. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final BeanManager beans;
    private volatile List<Operation> all;

    Operations(BeanManager beans) {
        this.beans = beans;
    }

    /**
     * What is asked of an operation.
     *
     * @param path without a query
     * @param parameters of the query
     * @param headers beside those of a body of JSON
     * @param body null for none
     */
    public record Call(
            String method,
            String path,
            Map<String, List<String>> parameters,
            Map<String, String> headers,
            byte[] body) {

        /** Without a query. */
        public Call(String method, String path, Map<String, String> headers, byte[] body) {
            this(method, path, Map.of(), headers, body);
        }

        /** A question. */
        public static Call get(String path, Map<String, List<String>> parameters) {
            return new Call("GET", path, parameters, Map.of(), null);
        }

        /** As an address would have it; null where there are no parameters. */
        public String query() {
            return parameters.isEmpty()
                    ? null
                    : parameters.entrySet().stream()
                            .flatMap(each -> each.getValue().stream()
                                    .map(value -> encoded(each.getKey()) + '=' + encoded(value)))
                            .collect(Collectors.joining("&"));
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }

    /** @param path its parts; a variable one is in braces */
    private record Operation(String verb, List<String> path, Bean<?> resource, Method method) {

        /** Values of the variables by their names; empty where it is not at this address. */
        Optional<Map<String, String>> at(List<String> parts) {
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String part = path.get(i);
                if (parts.size() != path.size()) {
                    return Optional.empty();
                } else if (part.startsWith("{")) {
                    values.put(part.substring(1, part.length() - 1), parts.get(i));
                } else if (!part.equals(parts.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(values);
        }
    }

    /**
     * Calls one, for the caller of the request. Blocks.
     *
     * @throws dev.sistercity.registry.shared.problem.RegistryException what the operation refuses
     * @throws SecurityException of an operation that the caller may not call
     */
    @SuppressWarnings("unchecked")
    public RestResponse<byte[]> call(RoutingContext context, Call call) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Accept", "application/json")
                .add("Content-Type", call.method().equals("PATCH") ? RecordResource.MERGE_PATCH : "application/json");
        headers.addAll(call.headers());
        context.put(ApiRequest.CALLED, new ApiRequest(call.path(), call.query(), call.parameters(), headers, null));
        try {
            List<String> parts = List.of(call.path().split("/"));
            for (Operation operation : all()) {
                Optional<Map<String, String>> path =
                        operation.verb().equals(call.method()) ? operation.at(parts) : Optional.empty();
                if (path.isPresent()) {
                    return (RestResponse<byte[]>) invoked(operation, path.get(), call.body(), context);
                }
            }
        } finally {
            context.remove(ApiRequest.CALLED);
        }
        throw new IllegalArgumentException("There is no " + call.method() + ' ' + call.path());
    }

    /**
     * Whether there is one.
     *
     * @param template of its address, as in {@code /v1/cities/{id}}
     */
    public boolean has(String method, String template) {
        List<String> parts = List.of(template.split("/"));
        return all().stream()
                .anyMatch(operation -> operation.verb().equals(method)
                        && operation.path().size() == parts.size()
                        && operation.at(parts).isPresent()
                        && operation.path().stream()
                                        .filter(part -> part.startsWith("{"))
                                        .count()
                                == parts.stream()
                                        .filter(part -> part.startsWith("{"))
                                        .count());
    }

    private Object invoked(Operation operation, Map<String, String> path, byte[] body, RoutingContext context) {
        Parameter[] parameters = operation.method().getParameters();
        Object[] values = new Object[parameters.length];
        for (int i = 0; i < values.length; i++) {
            if (parameters[i].isAnnotationPresent(RestPath.class)) {
                values[i] = path.get(parameters[i].getName());
            } else {
                values[i] = parameters[i].getType() == byte[].class ? body : context;
            }
        }
        Class<?> type = operation.resource().getBeanClass();
        Object resource =
                beans.getReference(operation.resource(), type, beans.createCreationalContext(operation.resource()));
        try {
            Object answer = operation.method().invoke(resource, values);
            return answer instanceof Uni<?> later ? later.await().atMost(LONGEST) : answer;
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException refusal ? refusal : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Operation> all() {
        if (all == null) {
            List<Operation> found = new ArrayList<>();
            for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
                Path path = bean.getBeanClass().getAnnotation(Path.class);
                if (path != null && path.value().startsWith(API)) {
                    for (Method method : bean.getBeanClass().getMethods()) {
                        add(path.value(), bean, method, found);
                    }
                }
            }
            // What is named goes before what is variable.
            found.sort(Comparator.comparing(operation -> operation.path().stream()
                    .filter(part -> part.startsWith("{"))
                    .count()));
            all = found;
        }
        return all;
    }

    private static void add(String base, Bean<?> bean, Method method, List<Operation> found) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null && (method.getReturnType() == RestResponse.class || method.getReturnType() == Uni.class)) {
                Path path = method.getAnnotation(Path.class);
                String template = path == null ? base : base + path.value();
                method.setAccessible(true);
                found.add(new Operation(verb.value(), List.of(template.split("/")), bean, method));
            }
        }
    }
}
