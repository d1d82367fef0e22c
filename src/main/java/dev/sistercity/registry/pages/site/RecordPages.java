package dev.sistercity.registry.pages.site;

import dev.sistercity.registry.endpoint.request.Format;
import dev.sistercity.registry.pages.record.CityPage;
import dev.sistercity.registry.pages.record.CityPoints;
import dev.sistercity.registry.pages.record.HistoryPage;
import dev.sistercity.registry.pages.record.ListPage;
import dev.sistercity.registry.pages.record.PartnershipPage;
import dev.sistercity.registry.pages.record.RecordPage;
import dev.sistercity.registry.pages.record.RegistryReads;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Pages of records, and of lists of them: at the addresses of the API, without its {@code /v1}. */
@Path("/{collection: " + RecordPages.COLLECTIONS + "}")
@PermitAll
class RecordPages {

    /** Those that there are pages of. */
    static final String COLLECTIONS = "cities|partnerships|forums|forum-series|exchanges|platforms|projects|"
            + "knowledge-transfers|networks|commitments|campaigns|sources|claims|conflicts|offices|duplicates|"
            + "change-requests|partner-requests|import-presets";

    private static final ListParameter CURSOR = ListParameter.text("cursor", "Where the page begins", null);

    private final SitePages pages;
    private final RegistryReads reads;
    private final CityPoints points;
    private final SiteFrame frame;
    private final VitalityPart vitality;
    private final AnniversaryList anniversaries;
    private final RecordPage records;

    RecordPages(
            SitePages pages,
            RegistryReads reads,
            CityPoints points,
            SiteFrame frame,
            VitalityPart vitality,
            AnniversaryList anniversaries) {
        this.vitality = vitality;
        this.anniversaries = anniversaries;
        this.pages = pages;
        this.reads = reads;
        this.points = points;
        this.frame = frame;
        records = new RecordPage(reads);
    }

    @GET
    @NonBlocking
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> list(@RestPath String collection, @Context RoutingContext context) {
        Map<String, ListParameter> declared = new LinkedHashMap<>(reads.declared(collection));
        declared.keySet().removeAll(List.of("format", "fields", "include", "knownAt"));
        return pages.page(context, declared, page -> new ListPage(records).of(page, collection));
    }

    @GET
    @Path("/{id}")
    @NonBlocking
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> read(
            @RestPath String collection, @RestPath String id, @Context RoutingContext context) {
        return pages.page(context, Map.of(), page -> switch (collection) {
            case "cities" -> cityPage().of(page, id);
            case "partnerships" -> new PartnershipPage(records, points, frame.land(), vitality::of).of(page, id);
            default -> records.of(page, collection, id);
        });
    }

    @GET
    @Path("/{id}/history")
    @NonBlocking
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> history(
            @RestPath String collection, @RestPath String id, @Context RoutingContext context) {
        return pages.page(context, Map.of(CURSOR.name(), CURSOR), page -> new HistoryPage().of(page, collection, id));
    }

    @GET
    @Path("/{id}/map.svg")
    @NonBlocking
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> map(
            @RestPath String collection, @RestPath String id, @Context RoutingContext context) {
        requireCity(collection);
        return pages.picture(context, Format.SVG, page -> cityPage()
                .picture(page, id, frame.landPath())
                .getBytes(StandardCharsets.UTF_8));
    }

    @GET
    @Path("/{id}/map.png")
    @NonBlocking
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> preview(
            @RestPath String collection, @RestPath String id, @Context RoutingContext context) {
        requireCity(collection);
        return pages.picture(context, Format.PNG, page -> cityPage().pixels(page, id, frame.landPath()));
    }

    @GET
    @Path("/{id}/signpost.svg")
    @NonBlocking
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> signpost(
            @RestPath String collection, @RestPath String id, @Context RoutingContext context) {
        requireCity(collection);
        return pages.picture(context, Format.SVG, page -> cityPage().signpost(page, id));
    }

    @GET
    @Path("/{id}/anniversaries")
    @NonBlocking
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> anniversaries(
            @RestPath String collection, @RestPath String id, @Context RoutingContext context) {
        requireCity(collection);
        return pages.page(context, Map.of(), page -> anniversaries.ofYear(page, id));
    }

    @GET
    @Path("/{id}/embed")
    @NonBlocking
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> embed(
            @RestPath String collection, @RestPath String id, @Context RoutingContext context) {
        requireCity(collection);
        return pages.embedded(context, page -> cityPage().embedded(page, id));
    }

    private CityPage cityPage() {
        return new CityPage(records, points, frame.land(), anniversaries::ofCity);
    }

    private static void requireCity(String collection) {
        if (!collection.equals("cities")) {
            throw RegistryException.notFound("picture or list to embed of", collection);
        }
    }
}
