package dev.sistercity.registry.forum;

/** How people took part. */
public enum ForumMode {
    IN_PERSON,
    ONLINE,
    HYBRID
}
