package dev.sistercity.registry.catalog.upstream;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** How far a follower is behind the registry that it follows; of a registry that follows none, nothing. */
@Singleton
public class UpstreamLag {

    private final UpstreamSettings settings;
    private final UpstreamLog upstream;

    UpstreamLag(UpstreamSettings settings, UpstreamLog upstream) {
        this.settings = settings;
        this.upstream = upstream;
    }

    /** Whether there is one to be behind. */
    public boolean isOfAFollower() {
        return settings.follows();
    }

    /** Seconds since all that the upstream had was here; up to half a minute where it has nothing new. */
    public long seconds() {
        return settings.follows() ? upstream.health().behind().toSeconds() : 0;
    }

    /** Whether it is more than {@code registry.follow.max-lag}. */
    public boolean isTooLong() {
        return settings.follows()
                && settings.maxLag()
                        .filter(most -> upstream.health().behind().compareTo(most) > 0)
                        .isPresent();
    }

    /** What a health check says of it. */
    public Map<String, String> told() {
        Map<String, String> told = new LinkedHashMap<>();
        if (settings.follows()) {
            told.put("follows", settings.address());
            told.put("behindSeconds", Long.toString(seconds()));
            if (upstream.trouble() != null) {
                told.put("upstream", upstream.trouble());
            }
        }
        return told;
    }
}
