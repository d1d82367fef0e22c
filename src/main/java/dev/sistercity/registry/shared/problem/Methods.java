package dev.sistercity.registry.shared.problem;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The methods that addresses take, and the types of bodies, from the resources' annotations: the framework says 405, but not what would do. */
@Singleton
class Methods {

    private final BeanManager beans;
    private volatile Map<Pattern, Map<String, Set<String>>> byTemplate;

    Methods(BeanManager beans) {
        this.beans = beans;
    }

    /** For an Allow header; empty where nothing is. */
    Set<String> at(String path) {
        Set<String> allowed = new TreeSet<>();
        known().forEach((template, methods) -> {
            if (template.matcher(path).matches()) {
                allowed.addAll(methods.keySet());
            }
        });
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        if (!allowed.isEmpty()) {
            allowed.add("OPTIONS");
        }
        return allowed;
    }

    /** The media types that an operation takes; empty where it takes no body, or there is none. */
    Set<String> types(String path, String verb) {
        Set<String> types = new TreeSet<>();
        known().forEach((template, methods) -> {
            if (template.matcher(path).matches()) {
                types.addAll(methods.getOrDefault(verb, Set.of()));
            }
        });
        return types;
    }

    private Map<Pattern, Map<String, Set<String>>> known() {
        if (byTemplate == null) {
            Map<String, Map<String, Set<String>>> found = new TreeMap<>();
            for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
                Path path = bean.getBeanClass().getAnnotation(Path.class);
                if (path != null) {
                    for (Method method : bean.getBeanClass().getMethods()) {
                        add(path.value(), method, found);
                    }
                }
            }
            Map<Pattern, Map<String, Set<String>>> compiled = new LinkedHashMap<>();
            found.forEach((template, methods) -> compiled.put(Pattern.compile(template), methods));
            byTemplate = compiled;
        }
        return byTemplate;
    }

    private static void add(String base, Method method, Map<String, Map<String, Set<String>>> found) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                Path path = method.getAnnotation(Path.class);
                String template = (path == null ? base : base + path.value())
                        .replaceAll("\\{[^{}:]*: ?([^{}]*)}", "(?:$1)")
                        .replaceAll("\\{[^{}]*}", "[^/]+");
                Consumes consumes = method.getAnnotation(Consumes.class);
                found.computeIfAbsent(template + "/?", none -> new TreeMap<>())
                        .computeIfAbsent(verb.value(), none -> new TreeSet<>())
                        .addAll(consumes == null ? List.of() : List.of(consumes.value()));
            }
        }
    }
}
