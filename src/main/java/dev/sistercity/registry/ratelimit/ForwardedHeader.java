package dev.sistercity.registry.ratelimit;

import java.util.Optional;

/** The header in which proxies say whom they speak for: one, since a proxy passes on the other as it came. */
enum ForwardedHeader {
    X_FORWARDED_FOR("X-Forwarded-For", "X-Forwarded-Proto") {
        @Override
        Optional<String> address(String element) {
            return Optional.of(withoutPort(element.strip()));
        }

        @Override
        Optional<String> scheme(String element) {
            return Optional.of(element.strip());
        }
    },

    /** RFC 7239. */
    FORWARDED("Forwarded", "Forwarded") {
        @Override
        Optional<String> address(String element) {
            return parameter(element, "for").map(ForwardedHeader::withoutPort);
        }

        @Override
        Optional<String> scheme(String element) {
            return parameter(element, "proto");
        }
    };

    private final String title;
    private final String schemeTitle;

    ForwardedHeader(String title, String schemeTitle) {
        this.title = title;
        this.schemeTitle = schemeTitle;
    }

    /** The name of the header that says by which scheme the client came; its last element is the nearest proxy's. */
    String schemeTitle() {
        return schemeTitle;
    }

    /** The scheme in one element of that header. */
    abstract Optional<String> scheme(String element);

    private static Optional<String> parameter(String element, String name) {
        for (String pair : element.split(";")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2 && parts[0].strip().equalsIgnoreCase(name)) {
                return Optional.of(parts[1].strip().replace("\"", ""));
            }
        }
        return Optional.empty();
    }

    String title() {
        return title;
    }

    /** The text of the address in one element of the header's list; it may yet be none. */
    abstract Optional<String> address(String element);

    private static String withoutPort(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? text : text.substring(1, end);
        }
        int colon = text.indexOf(':');
        return colon >= 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
    }
}
