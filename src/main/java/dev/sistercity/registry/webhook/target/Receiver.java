package dev.sistercity.registry.webhook.target;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The target of deliveries, parsed so strictly that no other parser can read the URL differently.
 *
 * @param host a name in lower case, or a literal address without brackets
 * @param address that the host literally is; null for a name
 * @param path with the query
 */
public record Receiver(boolean tls, String host, InetAddress address, int port, String path) {

    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+]");

    /** Ends in a label that begins with a letter: one that begins with a digit is read as a number by some. */
    private static final Pattern NAME = Pattern.compile(
            "(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /**
     * Reads a URL.
     *
     * @throws IllegalArgumentException says what is wrong and what would be right
     */
    public static Receiver of(String url, boolean allowHttp) {
        URI uri = uri(url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean tls = scheme.equals("https");
        require(tls || allowHttp && scheme.equals("http"), "must be an https address");
        require(uri.getRawUserInfo() == null, "must not carry a user or a password");
        require(uri.getRawFragment() == null, "must not carry a fragment");
        require(
                uri.getHost() != null,
                "must name a host: a domain name in ASCII (xn-- for others), or an address in its usual form");
        require(uri.getPort() != 0 && uri.getPort() <= 65_535, "must name a port from 1 to 65535, or none");
        String path = (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath())
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        InetAddress address = literal(host);
        require(
                address != null || NAME.matcher(host).matches(),
                "must name a host by a domain name without a dot at its end, or by an address in its usual form, such as 192.0.2.1");
        int port = uri.getPort() < 0 ? tls ? 443 : 80 : uri.getPort();
        return new Receiver(tls, address == null ? host : address.getHostAddress(), address, port, path);
    }

    /** As the Host header has it. */
    public String authority() {
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port == (tls ? 443 : 80) ? name : name + ":" + port;
    }

    private static URI uri(String url) {
        require(url.chars().allMatch(c -> c > ' ' && c < 0x7F), "must be a URL of visible ASCII characters");
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("must be a URL: " + e.getReason(), e);
        }
    }

    private static InetAddress literal(String host) {
        if (!IPV4.matcher(host).matches() && !IPV6.matcher(host).matches()) {
            return null;
        }
        IPAddress address = new IPAddressString(host.replaceAll("[\\[\\]]", "")).getAddress();
        require(address != null && !address.isMultiple(), "must name a host by an address in its usual form");
        return address.toInetAddress();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
