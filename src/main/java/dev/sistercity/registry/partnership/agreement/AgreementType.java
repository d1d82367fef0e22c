package dev.sistercity.registry.partnership.agreement;

/** What kind of paper cities have signed. */
public enum AgreementType {
    LETTER_OF_INTENT,
    MEMORANDUM,
    SISTER_CITY_AGREEMENT,
    FRIENDSHIP_AGREEMENT,
    RENEWAL,
    PROJECT,
    OTHER
}
