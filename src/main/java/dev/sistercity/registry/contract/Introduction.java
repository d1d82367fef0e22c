package dev.sistercity.registry.contract;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/** What a reader of the contract should know before the operations. */
final class Introduction {

    private static final String SCHEME = "ApiKey";
    private static final String TOKEN = "Token";

    private static final String TEXT = """
            One open registry of the world's city partnerships: who is whose partner, since when, of what kind, by whose word.

            **Start here.** Reading needs no key. Look up `GET /v1/cities?q=shanghai`, then `GET
            /v1/partnerships?city=<id>`; wherever a city's id is taken, `{scheme}:{value}` is taken too, as in
            `geonames:1796236`.

            **Lists** answer `{"items":[…],"page":{"limit","total","nextCursor"}}`; send `nextCursor` as `cursor` for the
            next page. **Dates** are EDTF strings (`1994`, `1994-10`, `199X`); date filters match what is possible, unless
            `certainty=certain`. **Sources**: every record lists who says so; `include=claims` shows what each of them says,
            and whether it agrees.

            **Writing** takes a key, sent as `X-API-Key`, or a token of the registry's OIDC issuer, sent as `Authorization:
            Bearer`; not both at once. An office writes for its city and the units under it, its side of partnerships, forums
            that it hosts or organizes, and sources and claims of its own; `GET /v1/me` says what you may. A change needs
            `If-Match` with the `ETag` you read. `dryRun=true` tries without storing; `Idempotency-Key` makes repeating a POST safe. **Refusals** are problem details (RFC
            9457), whose `type` leads to a page that explains them.""";

    private Introduction() {}

    static void write(OpenAPI api) {
        api.setInfo(OASFactory.createInfo()
                .title("Sister City Registry")
                .version("1")
                .description(TEXT)
                .license(OASFactory.createLicense()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0")));
        api.servers(List.of(OASFactory.createServer().url("/").description("This service")));
        api.tags(List.of(
                tag("Cities", "Any local or regional government that can be a party of partnerships."),
                tag("Duplicates", "Cities that probably have another record."),
                tag("Matching", "Which city or partnership somebody meant, however they wrote it."),
                tag("Partnerships", "Who is whose partner, since when, of what kind: one record for all its sides."),
                tag("Forum series", "Forums that come again."),
                tag("Forums", "Forums, conferences and their like: who hosted, spoke and took part."),
                tag("Exchanges", "Visits, meetings, delegations and trainings, with or without a partnership."),
                tag("Platforms", "What cities have built to work together on, and where it was launched."),
                tag("Projects", "What cities do together."),
                tag("Knowledge transfers", "What one city learnt from another."),
                tag("Networks", "Many cities around a theme."),
                tag("Commitments", "What speakers promised or wished, and what came of it."),
                tag(
                        "Reports",
                        "How alive relations are, and a city's year: figures, and the records that they come from."),
                tag("Campaigns", "Media shown in public places: what each screen plays, and what it has played."),
                tag(
                        "Calendars",
                        "What happens and what comes round, to subscribe to: calendars, and a feed of each city."),
                tag("Sources", "Publications that say something of a record."),
                tag("Claims", "What a source says of a record, and whether that agrees with the record."),
                tag("Conflicts", "Facts that sources contradict."),
                tag(
                        "Change requests",
                        "Corrections that anybody sends, and changes that other sides have to agree with."),
                tag("Offices", "Who writes for which city."),
                tag("API keys", "Who you are, and the keys by which you are known."),
                tag("Changes", "Everything that was ever written, in order."),
                tag("Exports", "Everything at once, as files, and a registry that is made of them."),
                tag("Webhooks", "Be told of changes by signed requests, as in Standard Webhooks."),
                tag("Gazetteer", "The places of the world, from GeoNames: what names are looked up in."),
                tag("Imports", "Lists of partnerships, and what became of each of their rows."),
                tag("Reviews", "Rows of imported lists that somebody has to decide about."),
                tag("Jobs", "Long work that goes on after the answer."),
                tag("Service", "The way in, and the pages that explain refusals.")));
        api.getComponents()
                .addSecurityScheme(
                        SCHEME,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("X-API-Key")
                                .description("Needed for writing. The registrar's key is printed at the first start."))
                .addSecurityScheme(
                        TOKEN,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("A token of the OIDC issuer that this service is configured for."));
    }

    /** What an operation takes that needs to know who calls. */
    static List<SecurityRequirement> known() {
        return List.of(
                OASFactory.createSecurityRequirement().addScheme(SCHEME),
                OASFactory.createSecurityRequirement().addScheme(TOKEN));
    }

    private static Tag tag(String name, String description) {
        return OASFactory.createTag().name(name).description(description);
    }
}
