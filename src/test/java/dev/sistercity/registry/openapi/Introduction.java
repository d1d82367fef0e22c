package dev.sistercity.registry.openapi;

import dev.sistercity.registry.catalog.RecordCollection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/** What a reader of the contract should know before the operations. */
public final class Introduction {

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
        `If-Match` with the `ETag` you read. What you read you may send back: references as objects, and what is read only unchanged. New `sources`, and `claims` that
        cite them by a `handle`, go with the record that they are about. `dryRun=true` tries without storing; `Idempotency-Key`
        makes repeating a POST or PATCH safe. **Refusals** are problem details (RFC
        9457), whose `type` leads to a page that explains them.

        **Headers.** What is answered of records has `Registry-Sequence`, the number of the last change that it includes,
        and `Registry-Epoch`, the history of the log that it is of: another one where the database went back. Send both
        with a request that has to see that change. `Content-Language` is that of the names. `RateLimit-Policy` and `RateLimit` are on every answer.\
        """;

    private Introduction() {}

    /** @param types all collections, in the order in which they are loaded */
    static void write(OpenAPI api, List<RecordCollection<?>> types) {
        api.setInfo(OASFactory.createInfo()
                .title("Sister City Registry")
                .version("1")
                .description(TEXT)
                .license(OASFactory.createLicense()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0")));
        api.servers(List.of(OASFactory.createServer().url("/").description("This service")));
        api.tags(tags(types));
        addSecurity(api);
    }

    /** In the order in which a reader needs them; what operators write comes last. Collections say themselves what they are. */
    private static List<Tag> tags(List<RecordCollection<?>> types) {
        List<Tag> tags = new ArrayList<>();
        tags.add(tag("Service", "Where to start, and the pages that explain refusals."));
        types.stream()
                .filter(RecordCollection::claimable)
                .map(Introduction::tag)
                .forEach(tags::add);
        tags.add(tag(
                "Reports",
                "How alive relations are, and a city's year: figures, and the records that they come from."));
        tags.add(tag(
                "Network", "Partnerships as a network: partners of partners, paths, metrics, who might become one."));
        tags.add(tag(
                "Calendars",
                "What happens and what comes round, to subscribe to: calendars, and a feed of each city."));
        types.stream()
                .filter(type -> !type.claimable())
                .sorted(Comparator.comparing(type -> !type.requestable()))
                .map(Introduction::tag)
                .forEach(tags::add);
        tags.add(tag("Matching", "Which city or partnership a name means, however it is written."));
        tags.add(tag("Changes", "Every write, in order."));
        tags.add(tag("Editions", "Frozen, numbered states of the whole registry, to be cited."));
        tags.add(tag("Exports", "Everything at once, as files, and a registry that is made of them."));
        tags.add(tag("Webhooks", "Signed requests to your receiver for each change, as in Standard Webhooks."));
        tags.add(tag("API keys", "Who you are, and your keys."));
        tags.add(tag("Desk", "What awaits an office, and what is said about it."));
        tags.add(tag("Drafts", "Proposals that only the named offices see, until one of them publishes."));
        tags.add(tag("Invitations", "How an office reaches the other side of a partnership that has no office yet."));
        tags.add(tag(
                "Office applications",
                "How a city gets its office: by the registrar's word, or a proof of its own domain."));
        tags.add(tag("Gazetteer", "The places of the world, from GeoNames: what names are looked up in."));
        tags.add(tag("Imports", "Lists of partnerships, and what became of each of their rows."));
        tags.add(tag("Reviews", "Rows of imported lists that a person has to decide."));
        tags.add(tag("Jobs", "Long work that goes on after the answer."));
        return tags;
    }

    private static void addSecurity(OpenAPI api) {
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
    public static List<SecurityRequirement> known() {
        return List.of(
                OASFactory.createSecurityRequirement().addScheme(SCHEME),
                OASFactory.createSecurityRequirement().addScheme(TOKEN));
    }

    /** What an operation takes that anyone may call, with a key or without. */
    public static List<SecurityRequirement> optional() {
        List<SecurityRequirement> optional = new ArrayList<>(known());
        optional.add(OASFactory.createSecurityRequirement());
        return optional;
    }

    private static Tag tag(RecordCollection<?> type) {
        String name = type.name().replace('-', ' ');
        return tag(Character.toUpperCase(name.charAt(0)) + name.substring(1), type.description());
    }

    private static Tag tag(String name, String description) {
        return OASFactory.createTag().name(name).description(description);
    }
}
