package dev.sistercity.registry.contract;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The OpenAPI document, made once: when somebody first asks for it, or by then in the background. Making it took a third of the
 * application's own time to start, so the registry does not wait for it.
 */
@Singleton
public class ContractDocuments {

    /** Before the handler of the library, which makes it anew for each request. */
    private static final int EARLIER = -1;

    private final OpenApiDocumentService documents;
    private final Map<Format, Buffer> made = new EnumMap<>(Format.class);
    private boolean closed;

    ContractDocuments(OpenApiDocumentService documents) {
        this.documents = documents;
    }

    void install(@Observes Router router) {
        router.getWithRegex("/openapi(\\.json|\\.ya?ml)?").order(EARLIER).blockingHandler(this::answer, false);
    }

    /** Makes it in the background unless that is done; others who ask for it wait meanwhile. */
    public void make() {
        Thread maker = new Thread(() -> List.of(Format.values()).forEach(this::makeWhileOpen), "contract");
        maker.setDaemon(true);
        maker.start();
    }

    private synchronized void makeWhileOpen(Format format) {
        if (!closed) {
            get(format);
        }
    }

    /** Waits for what is being made, as it takes what the application is made of. */
    synchronized void close(@Observes ShutdownEvent ending) {
        closed = true;
    }

    private synchronized Buffer get(Format format) {
        return made.computeIfAbsent(
                format, wanted -> Buffer.buffer(documents.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, wanted)));
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
