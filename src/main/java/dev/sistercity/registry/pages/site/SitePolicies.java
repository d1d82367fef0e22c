package dev.sistercity.registry.pages.site;

/** What browsers may do with pages: only what comes from this site, and nothing that stands in the page itself. */
public final class SitePolicies {

    private static final String OWN = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

    public static final String PAGE = OWN + "'none'";

    /** Another site may show it, in whatever frame. */
    static final String EMBEDDED =
            "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *";

    static final String PICTURE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private SitePolicies() {}
}
