package dev.sistercity.registry.forum;

/** What an organizer did. */
public enum OrganizerRole {
    ORGANIZER,
    CO_ORGANIZER,
    HOST,
    SUPPORTER,
    SPONSOR
}
