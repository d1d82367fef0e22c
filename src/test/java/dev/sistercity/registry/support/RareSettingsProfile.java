package dev.sistercity.registry.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * What few tests set and the others of them do not notice: a mail server on a port where tests have whatever they like, three
 * requests that wait for a client without a key, a collection more, a line and, where they belong to a trace, a span of each request. Each profile is another build and start of the application, so
 * what does not contradict shares one.
 */
public final class RareSettingsProfile implements QuarkusTestProfile {

    /** Of the collection that a test adds. */
    public static final String ADDED_COLLECTION = "registry.test.added-collection";

    public static final int MOST_MAILS_A_DAY = 6;

    private static final String PORT = "registry.test.smtp";
    private static final String COLLECTOR = "registry.test.collector";

    /** Quarkus loads this class more than once in one JVM. */
    public static int smtpPort() {
        synchronized (System.getProperties()) {
            if (System.getProperty(PORT) == null) {
                System.setProperty(PORT, Integer.toString(Ports.free()));
            }
            return Integer.getInteger(PORT);
        }
    }

    /** Of a collector of traces, which a test starts. */
    public static int collectorPort() {
        synchronized (System.getProperties()) {
            if (System.getProperty(COLLECTOR) == null) {
                System.setProperty(COLLECTOR, Integer.toString(Ports.free()));
            }
            return Integer.getInteger(COLLECTOR);
        }
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("registry.mail.host", "127.0.0.1"),
                Map.entry("registry.mail.tls", "none"),
                Map.entry("registry.mail.port", Integer.toString(smtpPort())),
                Map.entry("registry.mail.timeout", "2S"),
                Map.entry("registry.mail.per-address", Integer.toString(MOST_MAILS_A_DAY)),
                Map.entry("registry.fair-use.anonymous.waiting", "3"),
                Map.entry("registry.sequence.patience", "60S"),
                Map.entry("registry.access-log.enabled", "true"),
                // Lines are looked at by a test, and nobody reads them here.
                Map.entry("quarkus.log.handler.console.\"access-log\".level", "OFF"),
                Map.entry("quarkus.otel.sdk.disabled", "false"),
                Map.entry("quarkus.otel.traces.sampler.arg", "0"),
                Map.entry("quarkus.otel.bsp.schedule.delay", "1S"),
                Map.entry("quarkus.otel.exporter.otlp.endpoint", "http://127.0.0.1:" + collectorPort()),
                Map.entry(ADDED_COLLECTION, "true"),
                Map.entry("mp.openapi.scan.exclude.packages", "none"));
    }
}
