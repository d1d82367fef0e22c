package dev.sistercity.registry.access;

import java.util.Map;
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
 * @param voices by the ids of cities the offices whose word is said, where others than this one have given it
 */
public record Actor(String name, String role, UUID office, Set<UUID> cities, UUID key, Map<String, String> voices) {

    public static final Actor REGISTRAR = new Actor(Role.REGISTRAR, Role.REGISTRAR, null, Set.of());

    /** A caller without key or token. */
    public static final Actor ANONYMOUS = new Actor("anonymous", "anonymous", null, Set.of());

    /** Under this name a security identity carries its actor. */
    public static final String ATTRIBUTE = "actor";

    public Actor {
        cities = Set.copyOf(cities);
        voices = Map.copyOf(voices);
    }

    public Actor(String name, String role, UUID office, Set<UUID> cities, UUID key) {
        this(name, role, office, cities, key, Map.of());
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
        return role.equals(Role.REGISTRAR) || isRegistry();
    }

    /** Whether this is the registry itself: what it alone may write, no caller may, the registrar neither. */
    public boolean isRegistry() {
        return role.equals(Role.REGISTRY);
    }

    /** Speaking for cities that are not all its own, each by the word of its own office. */
    public Actor speaking(Map<String, String> officesByCity) {
        return new Actor(name, role, office, cities, key, officesByCity);
    }

    /** Whose word it is that this actor says for a city. */
    public String voice(String city) {
        return voices.getOrDefault(city, name);
    }

    /** The registry, writing in this caller's name what follows from what the caller may do. */
    public Actor asRegistry() {
        return new Actor(name, Role.REGISTRY, office, Set.of());
    }
}
