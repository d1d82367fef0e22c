package dev.sistercity.registry.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.PreparedData;
import dev.sistercity.registry.support.RegistryProcess;
import dev.sistercity.registry.support.RoundRobinProxy;
import dev.sistercity.registry.support.StarterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;

/** The packaged registry with all that it offers, behind a proxy that shows it below a path, and a request made for each operation. */
final class RegistryBelowPath implements AutoCloseable {

    private final RegistryProcess registry;
    private final RoundRobinProxy proxy;
    private final JsonNode document;
    private final ExampleRequests examples;

    /** @param told how the registry learns of the path */
    RegistryBelowPath(Map<String, String> told) throws IOException {
        Map<String, String> settings = new HashMap<>(told);
        settings.put("registry.bootstrap-key", StarterRegistry.KEY);
        settings.put("registry.mcp.enabled", "true");
        settings.put("registry.webhooks.allow-http", "true");
        settings.put("registry.webhooks.allowed-networks", "127.0.0.2/32");
        registry = StarterRegistry.started(new RegistryProcess(PreparedData.directory(), settings));
        proxy = new RoundRobinProxy(FoundAddresses.PREFIX, registry.base());
        document = ExampleRequests.json(Files.readString(ContractFiles.FOLDER.resolve("openapi.json")));
        examples = new ExampleRequests(proxy.base(), document);
        examples.make();
    }

    /** Where it is shown, with the path. */
    URI base() {
        return proxy.base();
    }

    /** Without the proxy. */
    RegistryProcess registry() {
        return registry;
    }

    /** @param faults what is wrong with the addresses of an answer */
    List<DynamicTest> operations(Function<HttpResponse<String>, Set<String>> faults) {
        return new PrefixSweep(base(), faults).operations(document, examples);
    }

    /** @param faults as above */
    void followsAll(Function<HttpResponse<String>, Set<String>> faults) {
        new PrefixSweep(base(), faults).followsAll();
    }

    @Override
    public void close() {
        proxy.close();
        registry.close();
    }
}
