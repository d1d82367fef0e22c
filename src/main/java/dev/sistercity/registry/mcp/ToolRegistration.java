package dev.sistercity.registry.mcp;

import io.quarkiverse.mcp.server.ToolManager;
import io.quarkiverse.mcp.server.ToolManager.ToolAnnotations;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** Makes the tools known to the library, where assistants are answered. */
@Singleton
class ToolRegistration {

    private final McpSettings settings;
    private final Provider<ToolManager> manager;
    private final Provider<RegistryTools> tools;
    private final ToolAnswers answers;
    private final CurrentVertxRequest current;

    ToolRegistration(
            McpSettings settings,
            Provider<ToolManager> manager,
            Provider<RegistryTools> tools,
            ToolAnswers answers,
            CurrentVertxRequest current) {
        this.settings = settings;
        this.manager = manager;
        this.tools = tools;
        this.answers = answers;
        this.current = current;
    }

    void register(@Observes StartupEvent event) {
        if (settings.enabled()) {
            tools.get().all().forEach(this::register);
        }
    }

    private void register(RegistryTool tool) {
        manager.get()
                .newTool(tool.name())
                .setTitle(tool.title())
                .setDescription(tool.description())
                .setAnnotations(new ToolAnnotations(tool.title(), true, false, true, false))
                .setHandler(asked -> answer(tool, asked))
                .register();
    }

    private ToolResponse answer(RegistryTool tool, ToolManager.ToolArguments asked) {
        return answers.answer(tool, asked.args(), current.getCurrent());
    }
}
