package dev.sistercity.registry.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A registry as it is before an operator has set anything: without mail, without assistants. */
public final class UnsetProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "registry.mail.from", "",
                "registry.mail.links", "",
                "registry.mail.registrar", "",
                "registry.mail.send", "true",
                "registry.mcp.enabled", "false",
                "mp.openapi.scan.disable", "true");
    }
}
