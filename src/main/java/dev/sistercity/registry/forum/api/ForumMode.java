package dev.sistercity.registry.forum.api;

/** How people took part. */
public enum ForumMode {
    IN_PERSON,
    ONLINE,
    HYBRID
}
