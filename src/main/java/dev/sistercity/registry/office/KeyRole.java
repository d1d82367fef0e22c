package dev.sistercity.registry.office;

import dev.sistercity.registry.access.Role;

/** What a key lets its holder be. */
enum KeyRole {
    OFFICE(Role.OFFICE, "office"),
    PARTNER_APP(Role.PARTNER_APP, "app"),
    SCREEN(Role.SCREEN, "screen");

    private final String role;
    private final String prefix;

    KeyRole(String role, String prefix) {
        this.role = role;
        this.prefix = prefix;
    }

    String role() {
        return role;
    }

    /** What a key says of itself. */
    String prefix() {
        return prefix;
    }
}
