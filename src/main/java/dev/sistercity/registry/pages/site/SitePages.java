package dev.sistercity.registry.pages.site;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.endpoint.read.ComputedResponses;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.Format;
import dev.sistercity.registry.pages.html.Layout;
import dev.sistercity.registry.pages.html.PageContent;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.pages.language.PageLanguage;
import dev.sistercity.registry.pages.record.PageRequest;
import dev.sistercity.registry.pages.record.RegistryReads;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers pages: worked out on a worker, kept until the next change, in the reader's language and as of the reader's day. */
@Singleton
class SitePages {

    private static final ListParameter LANG =
            ListParameter.text("lang", "Language of the page, a BCP 47 tag; goes before Accept-Language", "de");
    private static final ListParameter AS_OF = ListParameter.date("asOf", "The day as of which to look (EDTF)", "1994");

    private final ComputedResponses responses;
    private final RegistryReads reads;
    private final SiteFrame frame;

    SitePages(ComputedResponses responses, RegistryReads reads, SiteFrame frame) {
        this.responses = responses;
        this.reads = reads;
        this.frame = frame;
    }

    Uni<RestResponse<byte[]>> page(
            RoutingContext context, Map<String, ListParameter> declared, Function<PageRequest, PageContent> page) {
        return page(context, declared, "", page);
    }

    /** @param also what else decides it, beside the log; empty for nothing */
    Uni<RestResponse<byte[]>> page(
            RoutingContext context,
            Map<String, ListParameter> declared,
            String also,
            Function<PageRequest, PageContent> page) {
        return answer(context, declared, new Kept(Format.HTML, SitePolicies.PAGE, also), request -> new Layout(
                        page.apply(request), request.language(), request.links())
                .write(frame.site()));
    }

    /** A page that other sites may frame. */
    Uni<RestResponse<byte[]>> embedded(RoutingContext context, Function<PageRequest, PageContent> page) {
        return answer(context, Map.of(), new Kept(Format.HTML, SitePolicies.EMBEDDED, ""), request -> new Layout(
                        page.apply(request), request.language(), request.links())
                .embedded(frame.site()));
    }

    /** A picture. */
    Uni<RestResponse<byte[]>> picture(RoutingContext context, Format format, Function<PageRequest, byte[]> picture) {
        return answer(context, Map.of(), new Kept(format, SitePolicies.PICTURE, ""), picture);
    }

    /**
     * How an answer is kept and given.
     *
     * @param also what else decides it, beside the log
     */
    private record Kept(Format format, String policy, String also) {}

    private Uni<RestResponse<byte[]>> answer(
            RoutingContext context,
            Map<String, ListParameter> declared,
            Kept kept,
            Function<PageRequest, byte[]> working) {
        context.response().putHeader("Content-Security-Policy", kept.policy());
        Map<String, ListParameter> all = new LinkedHashMap<>(declared);
        all.put(LANG.name(), LANG);
        all.put(AS_OF.name(), AS_OF);
        ComputedResponses.Working<ComputedResponses.ComputedBody> body = asked -> {
            PageRequest request = request(asked);
            return new ComputedResponses.ComputedBody(
                    working.apply(request), request.language().tag());
        };
        return responses.any(
                ApiRequest.of(context), all, Map.of(kept.format(), body), new ComputedResponses.Terms(kept.also(), 1));
    }

    private PageRequest request(ComputedResponses.ComputedRequest asked) {
        PageLanguage language = PageLanguage.of(asked.reading().languages());
        String asOf = asked.parameters().one(AS_OF.name()).orElse(null);
        EdtfDate day = asOf == null ? null : ParameterValues.date(AS_OF.name(), asOf);
        return new PageRequest(
                language,
                new PageLinks(asked.parameters().one(LANG.name()).orElse(null), asOf),
                reads.in(language.tag(), asOf, asked.call().past()),
                asked.parameters(),
                new ReadContext(asked.reading().snapshot(), List.of(language.tag()), day, Certainty.POSSIBLE),
                asked.today());
    }
}
