package dev.sistercity.registry.vitality.api;

/** What years without contact are counted from. */
public enum Basis {
    /** The last exchange or forum. */
    CONTACT,
    /** Where there was none: the last signing, renewal, upgrade or resumption. */
    AGREEMENT,
    /** Where there was none either: when the partnership was established. */
    ESTABLISHMENT
}
