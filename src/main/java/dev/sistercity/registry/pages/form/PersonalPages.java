package dev.sistercity.registry.pages.form;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.endpoint.read.Replica;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.Languages;
import dev.sistercity.registry.endpoint.request.PublicAddress;
import dev.sistercity.registry.pages.html.Layout;
import dev.sistercity.registry.pages.html.PageContent;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.pages.language.PageLanguage;
import dev.sistercity.registry.pages.record.PageRequest;
import dev.sistercity.registry.pages.record.RegistryReads;
import dev.sistercity.registry.pages.site.SiteFrame;
import dev.sistercity.registry.pages.site.SitePolicies;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.value.Certainty;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Answers pages that are for one reader: made anew each time, kept by no cache, found by no search engine, and not compressed, since the
 * length of a compressed page tells whether what was sent resembles the token in it (BREACH).
 */
@Singleton
class PersonalPages {

    static final String LANG = "lang";
    static final String TO = "to";
    static final String PAGE = "page";

    private static final Map<String, ListParameter> DECLARED = Map.of(
            LANG,
            ListParameter.text(LANG, "Language of the page, a BCP 47 tag; goes before Accept-Language", "de"),
            TO,
            ListParameter.text(TO, "The page that comes after signing in", "/desk"),
            PAGE,
            ListParameter.text(PAGE, "The page with a mistake", null));

    private final Replica replica;
    private final RegistryReads reads;
    private final SiteFrame frame;
    private final Clock clock;
    private final PublicAddress address;

    PersonalPages(Replica replica, RegistryReads reads, SiteFrame frame, Clock clock, PublicAddress address) {
        this.address = address;
        this.replica = replica;
        this.reads = reads;
        this.frame = frame;
        this.clock = clock;
    }

    /**
     * The page that a request asks for.
     *
     * @param chosen language of a form that was sent; empty to take the address's
     */
    PageRequest request(RoutingContext context, Optional<String> chosen) {
        ApiRequest call = ApiRequest.of(context);
        Parameters parameters = Parameters.of(call.parameters(), DECLARED);
        Optional<String> lang = chosen.or(() -> parameters.one(LANG));
        PageLanguage language = PageLanguage.of(Languages.wanted(lang, call.header("Accept-Language")));
        return new PageRequest(
                language,
                new PageLinks(lang.orElse(null), null),
                reads.in(language.tag(), null, null),
                parameters,
                new ReadContext(replica.snapshot(), List.of(language.tag()), null, Certainty.POSSIBLE),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    RestResponse.ResponseBuilder<byte[]> answer(int status, PageRequest page, PageContent content) {
        byte[] html = new Layout(content, page.language(), page.links()).personal(frame.site());
        return headers(RestResponse.ResponseBuilder.<byte[]>create(status).entity(html))
                .header("Content-Type", "text/html; charset=utf-8")
                .header("Content-Language", page.language().tag())
                .header("X-Robots-Tag", "noindex");
    }

    /** A page that comes next: by GET. */
    RestResponse.ResponseBuilder<byte[]> lead(PageRequest page, String path) {
        return headers(RestResponse.ResponseBuilder.<byte[]>create(303))
                .header("Location", page.links().to(path));
    }

    /** Forms tell this site where they come from, so that a browser says so of each that is sent; other sites learn nothing. */
    private static RestResponse.ResponseBuilder<byte[]> headers(RestResponse.ResponseBuilder<byte[]> answer) {
        return answer.header("Cache-Control", "private, no-store")
                .header("Vary", "Cookie, Accept-Language")
                .header("Referrer-Policy", "same-origin")
                .header("Content-Security-Policy", SitePolicies.PAGE);
    }

    /** Whether the world sees the site behind https. */
    boolean isSecure(RoutingContext context) {
        return address.isSecure(context);
    }
}
