package dev.sistercity.registry.access;

/** Roles of those who write. Reading needs none. */
public final class Role {

    /** Runs the registry: may write everything. */
    public static final String REGISTRAR = "registrar";

    private Role() {}
}
