package dev.sistercity.registry.shared.value;

/** What kind of name this is, in the order in which a name for display is preferred. */
public enum NameKind {
    OFFICIAL,
    SHORT,
    /** In use earlier, no longer. */
    FORMER,
    ALIAS,
    /** The sounds of a name in another script, such as pinyin: not a name in use. */
    TRANSLITERATION
}
