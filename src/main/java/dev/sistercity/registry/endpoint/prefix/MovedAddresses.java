package dev.sistercity.registry.endpoint.prefix;

/**
 * Addresses of the root, moved below a prefix.
 *
 * @param prefix begins with a slash and ends with none
 * @param publicUrl what whole addresses of the registry begin with where that is configured; empty, or with a path, where those are
 *     right already
 */
record MovedAddresses(String prefix, String publicUrl) {

    MovedAddresses {
        publicUrl = publicUrl.endsWith(prefix) ? "" : publicUrl;
    }

    /** An address where it is one of the registry's and begins at its root; else as it is. */
    String of(String address) {
        int at = place(address);
        return at < 0 ? address : address.substring(0, at) + prefix + address.substring(at);
    }

    /** Where in an address the prefix belongs; negative for nowhere. */
    int place(String address) {
        if (address.startsWith("/")) {
            return address.startsWith("//") ? -1 : 0;
        }
        if (publicUrl.isEmpty() || !address.startsWith(publicUrl)) {
            return -1;
        }
        int end = publicUrl.length();
        return address.length() == end || address.charAt(end) == '/' ? end : -1;
    }
}
