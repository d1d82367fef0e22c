package dev.sistercity.registry.forum.api;

/** What kind of gathering it is. */
public enum ForumKind {
    FORUM,
    CONFERENCE,
    SUMMIT,
    CONGRESS,
    FAIR,
    FESTIVAL,
    OTHER
}
