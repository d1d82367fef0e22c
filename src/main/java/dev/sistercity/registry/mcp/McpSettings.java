package dev.sistercity.registry.mcp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What {@code registry.mcp.*} says. */
@ConfigMapping(prefix = "registry.mcp")
public interface McpSettings {

    /** Whether assistants are answered at {@code /mcp}; where not, nothing is there. */
    @WithDefault("false")
    boolean enabled();
}
