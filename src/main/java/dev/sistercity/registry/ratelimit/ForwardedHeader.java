package dev.sistercity.registry.ratelimit;

import java.util.Optional;

/** The header in which proxies say whom they speak for: one, since a proxy passes on the other as it came. */
enum ForwardedHeader {
    X_FORWARDED_FOR("X-Forwarded-For") {
        @Override
        Optional<String> address(String element) {
            return Optional.of(withoutPort(element.strip()));
        }
    },

    /** RFC 7239. */
    FORWARDED("Forwarded") {
        @Override
        Optional<String> address(String element) {
            for (String pair : element.split(";")) {
                String[] parts = pair.split("=", 2);
                if (parts.length == 2 && parts[0].strip().equalsIgnoreCase("for")) {
                    return Optional.of(withoutPort(parts[1].strip().replace("\"", "")));
                }
            }
            return Optional.empty();
        }
    };

    private final String title;

    ForwardedHeader(String title) {
        this.title = title;
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
