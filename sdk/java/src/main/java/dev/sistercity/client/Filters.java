package dev.sistercity.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Parameters of a request, named as the contract names them: {@code Filters.of("countryCode", "DE").and("status", "active")}. What is given
 * again is added. The registry refuses what it does not know.
 */
public final class Filters {

    private record One(String name, String value) {}

    private static final Filters NONE = new Filters(List.of());

    private final List<One> all;

    private Filters(List<One> all) {
        this.all = all;
    }

    public static Filters none() {
        return NONE;
    }

    /** @param value written as it is by {@code toString} */
    public static Filters of(String name, Object value) {
        return NONE.and(name, value);
    }

    /** These, and one more. */
    public Filters and(String name, Object value) {
        List<One> more = new ArrayList<>(all);
        more.add(new One(name, value.toString()));
        return new Filters(List.copyOf(more));
    }

    /** These, with another value in place of all of that name. */
    Filters with(String name, Object value) {
        return new Filters(all.stream().filter(one -> !one.name().equals(name)).toList()).and(name, value);
    }

    boolean has(String name) {
        return all.stream().anyMatch(one -> one.name().equals(name));
    }

    /** With the question mark; empty for none. */
    String query() {
        return all.isEmpty()
                ? ""
                : all.stream()
                        .map(one -> encoded(one.name()) + '=' + encoded(one.value()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
