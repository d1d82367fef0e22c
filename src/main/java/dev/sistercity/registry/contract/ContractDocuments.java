package dev.sistercity.registry.contract;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import io.smallrye.openapi.runtime.io.Format;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The OpenAPI document, made once: when somebody first asks for it, or by then in the background. Making it took a third of the
 * application's own time to start, so the registry does not wait for it.
 */
@Singleton
public class ContractDocuments {

    /** What the build found in the code. */
    private static final String FOUND = "/" + OpenApiConstants.BASE_NAME + ".JSON";

    /** Before the handler of the library, which has nothing to answer. */
    private static final int EARLIER = -1;

    private final Map<Format, Buffer> made = new EnumMap<>(Format.class);
    private boolean closed;

    /** Has the library not parse, while everything waits for it, what is parsed here later. To be called before the start. */
    public static void spareTheStart() {
        OpenApiConstants.classLoader = ClassLoader.getPlatformClassLoader();
    }

    void install(@Observes Router router) {
        router.getWithRegex("/openapi(\\.json|\\.ya?ml)?").order(EARLIER).blockingHandler(this::answer, false);
    }

    /** Makes it in the background unless that is done; others who ask for it wait meanwhile. */
    public void make() {
        Thread maker = new Thread(this::makeWhileOpen, "contract");
        maker.setDaemon(true);
        maker.start();
    }

    private synchronized void makeWhileOpen() {
        if (!closed) {
            get(Format.YAML);
        }
    }

    /** Waits for what is being made, as it takes what the application is made of. */
    synchronized void close(@Observes ShutdownEvent ending) {
        closed = true;
    }

    private synchronized Buffer get(Format format) {
        if (made.isEmpty()) {
            SmallRyeOpenAPI document = completed();
            made.put(Format.JSON, Buffer.buffer(document.toJSON()));
            made.put(Format.YAML, Buffer.buffer(document.toYAML()));
        }
        return made.get(format);
    }

    private static SmallRyeOpenAPI completed() {
        return SmallRyeOpenAPI.builder()
                .withCustomStaticFile(() -> ContractDocuments.class.getResourceAsStream(FOUND))
                .enableModelReader(false)
                .enableStandardStaticFiles(false)
                .enableAnnotationScan(false)
                .enableStandardFilter(false)
                .addFilter(new ContractFilter())
                .build();
    }

    private void answer(RoutingContext context) {
        Format format = wanted(context.request());
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, format.getMimeType() + ";charset=UTF-8");
        context.end(get(format));
    }

    /** What the address says, or else the parameter {@code format}, or else {@code Accept}; YAML by default. */
    private static Format wanted(HttpServerRequest request) {
        String asked = Optional.ofNullable(request.getParam("format"))
                .or(() -> Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT)))
                .orElse("");
        String said = request.path().contains(".") ? request.path() : asked;
        return said.toLowerCase(Locale.ROOT).contains("json") ? Format.JSON : Format.YAML;
    }
}
