package dev.sistercity.registry.office;

/** How far a key lets its holder go. */
enum KeyScope {
    READ,
    WRITE
}
