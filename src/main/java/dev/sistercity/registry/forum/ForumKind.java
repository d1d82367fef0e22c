package dev.sistercity.registry.forum;

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
