package dev.sistercity.registry.body;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What {@code registry.bodies.*} says. */
@ConfigMapping(prefix = "registry.bodies")
public interface BodySettings {

    /** Memory for bodies that are being read or worked on, with what they become when read; a quarter of the heap if not set. */
    Optional<MemorySize> memory();

    /** Bodies under way at the same time, of all clients. */
    @WithDefault("1000")
    int atOnce();

    /** The part of memory and of places that one client may fill, in percent. */
    @WithDefault("35")
    int clientPercent();

    /** How long the body of a request may take to come. */
    @WithDefault("30S")
    Duration time();

    /** Files that come in at the same time, of all clients. */
    @WithDefault("8")
    int filesAtOnce();

    /** Files that come in from one client at the same time. */
    @WithDefault("3")
    int filesOfClient();

    /** How long a file may take to come. */
    @WithDefault("10M")
    Duration fileTime();
}
