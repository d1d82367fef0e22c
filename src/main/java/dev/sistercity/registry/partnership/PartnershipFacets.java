package dev.sistercity.registry.partnership;

/** What partnerships are indexed by, besides {@code CityType.SHOWN}: their parties. */
final class PartnershipFacets {

    /** The collection. */
    static final String PARTNERSHIPS = "partnerships";

    static final String KIND = "kind";
    static final String STATUS = "status";
    static final String VERIFICATION = "verification";
    static final String FIELD = "field";
    /** Parties of those that are active today. */
    static final String ACTIVE_PARTY = "activeParty";

    static final String COUNTRY = "country";

    private PartnershipFacets() {}

    /** Value of {@link #COUNTRY} for having at least so many parties in a country. */
    static String country(String countryCode, int parties) {
        return countryCode + parties;
    }
}
