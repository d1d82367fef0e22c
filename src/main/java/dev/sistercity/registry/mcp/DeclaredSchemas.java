package dev.sistercity.registry.mcp;

import io.quarkiverse.mcp.server.GlobalInputSchemaGenerator;
import io.quarkiverse.mcp.server.GlobalOutputSchemaGenerator;
import io.quarkiverse.mcp.server.ToolManager.ToolInfo;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/**
 * Schemas as the tools declare them. In place of the library's own generator, which reads classes, and would be loaded at each start with
 * all that it needs, whether assistants are answered or not.
 */
@Singleton
class DeclaredSchemas implements GlobalInputSchemaGenerator, GlobalOutputSchemaGenerator {

    private final Provider<RegistryTools> tools;

    DeclaredSchemas(Provider<RegistryTools> tools) {
        this.tools = tools;
    }

    private record Declared(JsonObject value) implements InputSchema {

        @Override
        public String asJson() {
            return value.encode();
        }
    }

    @Override
    public InputSchema generate(ToolInfo asked) {
        return tools.get().all().stream()
                .filter(tool -> tool.name().equals(asked.name()))
                .map(tool -> new Declared(new JsonObject(tool.schema().toString())))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no tool " + asked.name()));
    }

    /** No tool says more of its answer than that it is an object: what it is, the contract of the API says. */
    @Override
    public Object generate(Class<?> from) {
        return new JsonObject().put("type", "object");
    }
}
