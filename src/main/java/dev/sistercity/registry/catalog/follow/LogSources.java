package dev.sistercity.registry.catalog.follow;

import dev.sistercity.registry.catalog.upstream.UpstreamLog;
import dev.sistercity.registry.catalog.upstream.UpstreamSettings;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.change.log.LogSource;
import dev.sistercity.registry.change.log.LogWatch;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Which log the catalog follows. */
final class LogSources {

    private LogSources() {}

    @Produces
    @Singleton
    static LogSource source(UpstreamSettings settings, UpstreamLog upstream, ChangeLog log, LogWatch watch) {
        return settings.follows() ? upstream : new DatabaseLog(log, watch);
    }
}
