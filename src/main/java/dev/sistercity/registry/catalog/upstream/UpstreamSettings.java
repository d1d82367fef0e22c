package dev.sistercity.registry.catalog.upstream;

import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which registry this one follows, if it is a follower: {@code registry.follow}. */
@Singleton
public class UpstreamSettings {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Optional<String> address;
    private final Optional<String> key;
    private final Optional<Duration> maxLag;
    private final Optional<Path> directory;

    /**
     * @param address {@code https://registry.example.org}; none for a registry with a database
     * @param key an API key of that registry, for its limits alone
     * @param maxLag behind by more than this it is not ready; none for never
     * @param directory of checkpoints and of what tells the registry that is followed from others
     */
    UpstreamSettings(
            @ConfigProperty(name = "registry.follow") Optional<String> address,
            @ConfigProperty(name = "registry.follow.key") Optional<String> key,
            @ConfigProperty(name = "registry.follow.max-lag") Optional<Duration> maxLag,
            @ConfigProperty(name = "registry.checkpoint.directory") Optional<Path> directory) {
        this.address = address.map(UpstreamSettings::withoutSlash);
        this.key = key;
        this.maxLag = maxLag;
        this.directory = directory;
    }

    /**
     * What is wrong with an address.
     *
     * @return empty if nothing is
     */
    public static Optional<String> refusal(String text) {
        String wanted =
                "registry.follow has to be the address of another registry, as https://registry.example.org, and is ";
        try {
            URI uri = URI.create(text);
            boolean good = uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
            return good ? Optional.empty() : Optional.of(wanted + text);
        } catch (IllegalArgumentException e) {
            return Optional.of(wanted + text);
        }
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? withoutSlash(text.substring(0, text.length() - 1)) : text;
    }

    /** Whether this registry is a follower. */
    public boolean follows() {
        return address.isPresent();
    }

    /** Without a slash at the end; of a follower. */
    public String address() {
        return address.orElseThrow();
    }

    /** Why nothing is written here, in words; of a follower. */
    public String writesElsewhere() {
        return "this is a read-only copy of the registry at " + address() + ", which takes writes";
    }

    Optional<String> key() {
        return key;
    }

    /** Behind by more than this it is not ready; empty for never. */
    public Optional<Duration> maxLag() {
        return maxLag;
    }

    Optional<Path> directory() {
        return directory;
    }
}
