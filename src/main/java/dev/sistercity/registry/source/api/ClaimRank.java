package dev.sistercity.registry.source.api;

/** How much weight a claim has among others about the same (as in Wikidata). */
public enum ClaimRank {
    PREFERRED,
    NORMAL,
    /** Known to be wrong, and kept so that it is not claimed anew. Makes no conflict. */
    DEPRECATED
}
