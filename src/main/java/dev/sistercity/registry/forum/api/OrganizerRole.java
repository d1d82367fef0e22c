package dev.sistercity.registry.forum.api;

/** What an organizer did. */
public enum OrganizerRole {
    ORGANIZER,
    CO_ORGANIZER,
    HOST,
    SUPPORTER,
    SPONSOR
}
