package dev.sistercity.registry.pages.site;

import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.endpoint.read.Replica;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.PublicAddress;
import dev.sistercity.registry.mcp.McpSettings;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.roaringbitmap.RoaringBitmap;

/** What search engines and browsers ask a site for: where its pages are, and how to search them. */
@Path("/{file: robots\\.txt|llms\\.txt|opensearch\\.xml|sitemap\\.xml|sitemaps}")
@PermitAll
class SiteFiles {

    private static final String XML = "application/xml; charset=UTF-8";
    private static final String PROLOGUE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /** Fewer than the 50,000 that a file may have, and less than its 50 MB. */
    private static final int ADDRESSES_A_FILE = 20_000;

    private static final List<String> LISTED = List.of(
            "cities", "partnerships", "forums", "forum-series", "exchanges", "platforms", "projects", "networks");

    /** What language models are told of the tools, where these are there. */
    private static final String TOOLS =
            "- The same questions as tools, by the Model Context Protocol (streamable HTTP, no key): `{base}/mcp`\n";

    private final Replica replica;
    private final PublicAddress address;
    private final McpSettings assistants;

    SiteFiles(Replica replica, PublicAddress address, McpSettings assistants) {
        this.replica = replica;
        this.address = address;
        this.assistants = assistants;
    }

    @GET
    @NonBlocking
    @Operation(hidden = true)
    public RestResponse<String> file(@RestPath String file, @Context RoutingContext context) {
        ApiRequest.of(context).refuseParameters();
        String base = address.of(context);
        return switch (file) {
            case "robots.txt" ->
                answer("text/plain; charset=UTF-8", forRobots(base, address.prefix(context.request())));
            case "llms.txt" -> answer("text/plain; charset=UTF-8", forModels(base));
            case "opensearch.xml" -> answer("application/opensearchdescription+xml; charset=UTF-8", search(base));
            case "sitemap.xml" -> answer(XML, index(base));
            default -> throw RegistryException.notFound("sitemap", "of that name");
        };
    }

    @GET
    @Path("/{collection}/{number}")
    @Blocking
    @Operation(hidden = true)
    public RestResponse<String> part(
            @RestPath String file,
            @RestPath String collection,
            @RestPath String number,
            @Context RoutingContext context) {
        ApiRequest.of(context).refuseParameters();
        if (!file.equals("sitemaps") || !LISTED.contains(collection)) {
            throw RegistryException.notFound("sitemap of", collection);
        }
        int part = ParameterValues.integer("number", number, 1, Integer.MAX_VALUE / ADDRESSES_A_FILE);
        return answer(XML, addresses(address.of(context), collection, (part - 1) * ADDRESSES_A_FILE));
    }

    /** What language models are told (llmstxt.org); read when the first asks. */
    private static final class Assistants {

        static final String TEXT = read();

        private static String read() {
            try (InputStream in = SiteFiles.class.getResourceAsStream("/pages/llms.txt")) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String forRobots(String base, String prefix) {
        return "User-agent: *\nDisallow: " + prefix + "/v1/\nDisallow: " + prefix + "/search\nDisallow: " + prefix
                + "/*?*asOf=\nSitemap: " + base + "/sitemap.xml\n";
    }

    private String forModels(String base) {
        return Assistants.TEXT
                .replace("{mcp}", assistants.enabled() ? TOOLS : "")
                .replace("{base}", base);
    }

    private static RestResponse<String> answer(String type, String text) {
        return RestResponse.ResponseBuilder.ok(text)
                .header("Content-Type", type)
                .header("Cache-Control", "no-cache")
                .header("Vary", "Host")
                .build();
    }

    private static String search(String base) {
        Html out = new Html();
        out.open("OpenSearchDescription", "xmlns", "http://a9.com/-/spec/opensearch/1.1/");
        out.element("ShortName", "Sister Cities").element("Description", "Sister City Registry");
        out.element("InputEncoding", "UTF-8");
        out.open("Url", "type", "text/html", "template", base + "/search?q={searchTerms}")
                .close("Url");
        return PROLOGUE + out.close("OpenSearchDescription");
    }

    private String index(String base) {
        Html out = new Html();
        out.open("sitemapindex", "xmlns", SITEMAP);
        Snapshot snapshot = replica.snapshot();
        for (String collection : LISTED) {
            int size = snapshot.records(collection).size();
            for (int part = 1; (part - 1) * ADDRESSES_A_FILE < size; part++) {
                out.open("sitemap")
                        .element("loc", base + "/sitemaps/" + collection + '/' + part)
                        .close("sitemap");
            }
        }
        return PROLOGUE + out.close("sitemapindex");
    }

    private String addresses(String base, String collection, int from) {
        Html out = new Html();
        out.open("urlset", "xmlns", SITEMAP);
        addresses(out, replica.snapshot().records(collection), base, collection, from);
        return PROLOGUE + out.close("urlset");
    }

    private static <D> void addresses(Html out, Records<D> records, String base, String collection, int from) {
        RoaringBitmap wanted = new RoaringBitmap();
        int[] place = {0};
        records.all().forEach((int slot) -> {
            if (place[0] >= from && place[0] < from + ADDRESSES_A_FILE) {
                wanted.add(slot);
            }
            place[0]++;
        });
        if (wanted.isEmpty()) {
            throw RegistryException.notFound("sitemap of " + collection + " from", from + 1);
        }
        records.forEach(wanted, entry -> out.open("url")
                .element("loc", base + PageLinks.path(collection, entry.id().toString()))
                .element("lastmod", entry.recorded().updatedAt().toString().substring(0, 10))
                .close("url"));
    }
}
