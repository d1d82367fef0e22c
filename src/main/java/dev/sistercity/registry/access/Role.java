package dev.sistercity.registry.access;

/** Roles of those who have a key or a token. Reading needs none. */
public final class Role {

    /** Runs the registry: may write everything. */
    public static final String REGISTRAR = "registrar";
    /** A city's office for foreign affairs: writes for its city, the units under it, and its side of partnerships. */
    public static final String OFFICE = "office";
    /** An application that reads at a higher rate and is told of changes. */
    public static final String PARTNER_APP = "partner-app";

    /** A screen of a campaign: reports what it has played. */
    public static final String SCREEN = "screen";

    /** The registry itself, in what it writes because of what a caller does. No key and no token has it. */
    static final String REGISTRY = "registry";

    /** The owner of a known key or token, whatever its rights. */
    public static final String KNOWN = "known";

    private Role() {}
}
