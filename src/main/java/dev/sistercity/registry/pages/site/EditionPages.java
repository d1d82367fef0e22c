package dev.sistercity.registry.pages.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.endpoint.Operations;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Pages of editions. These are in the database and not in the log: a page is kept until the next change like others, and until the next
 * edition, of which the API is asked first.
 */
@Path("/editions")
@PermitAll
@Blocking
class EditionPages {

    private static final String API = "/v1/editions";
    private static final ListParameter CURSOR = ListParameter.text("cursor", "Where the page begins", null);

    private final SitePages pages;
    private final Operations operations;
    private final ObjectMapper mapper;

    EditionPages(SitePages pages, Operations operations, ObjectMapper mapper) {
        this.pages = pages;
        this.operations = operations;
        this.mapper = mapper;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> list(@Context RoutingContext context) {
        return pages.page(context, Map.of(CURSOR.name(), CURSOR), count(context), page -> {
            String cursor = page.parameters().one(CURSOR.name()).orElse(null);
            return EditionPage.list(
                    page,
                    read(context, API, cursor == null ? Map.of() : Map.of(CURSOR.name(), List.of(cursor))),
                    cursor);
        });
    }

    @GET
    @Path("/{number}")
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> read(@RestPath String number, @Context RoutingContext context) {
        String address = API + '/' + ParameterValues.integer("number", number, 1, Integer.MAX_VALUE);
        JsonNode edition = read(context, address, Map.of());
        return pages.page(
                context,
                Map.of(),
                count(context),
                page -> EditionPage.one(page, edition, read(context, address + "/difference", Map.of())));
    }

    /** How many there are: none is ever removed. */
    private String count(RoutingContext context) {
        return "editions " + read(context, API, Map.of("limit", List.of("1"))).at("/page/total");
    }

    private JsonNode read(RoutingContext context, String path, Map<String, List<String>> parameters) {
        try {
            return mapper.readTree(operations
                    .call(context, Operations.Call.get(path, parameters))
                    .getEntity());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
