package dev.sistercity.registry.access;

import java.util.Set;
import java.util.UUID;

/**
 * Who makes a request.
 *
 * @param name as the log and the revisions show it: {@code registrar}, {@code anonymous}, or {@code office:} or {@code partner-app:} and
 *     an id
 * @param role one of {@link Role}
 * @param office id of the office it writes for; null for none
 * @param cities ids of the cities it speaks for, its own and those delegated to it; the units under them come with them
 * @param key id of the key by which it is known; null where that is none that can be revoked
 */
public record Actor(String name, String role, UUID office, Set<UUID> cities, UUID key) {

    public static final Actor REGISTRAR = new Actor(Role.REGISTRAR, Role.REGISTRAR, null, Set.of());

    /** Whoever sends neither key nor token. */
    public static final Actor ANONYMOUS = new Actor("anonymous", "anonymous", null, Set.of());

    /** Under this name a security identity carries its actor. */
    public static final String ATTRIBUTE = "actor";

    public Actor {
        cities = Set.copyOf(cities);
    }

    public Actor(String name, String role, UUID office, Set<UUID> cities) {
        this(name, role, office, cities, null);
    }

    public static Actor office(UUID office, Set<UUID> cities) {
        return new Actor(Role.OFFICE + ':' + office, Role.OFFICE, office, cities);
    }

    public boolean isAnonymous() {
        return this.equals(ANONYMOUS);
    }

    Actor by(UUID knownBy) {
        return new Actor(name, role, office, cities, knownBy);
    }

    public boolean isRegistrar() {
        return role.equals(Role.REGISTRAR);
    }
}
