package dev.sistercity.registry.transfer.plan.api;

/**
 * One thing that a row added to the registry.
 *
 * @param kind by which the registry decides
 * @param words for people
 */
public record Addition(Kind kind, String words) {

    /** What can be added; kept with the row in kebab case. */
    public enum Kind {
        CITY,
        /** Names or identifiers of a city that there was. */
        CITY_FACTS,
        UPGRADE,
        KIND,
        STATUS,
        END,
        /** What the tie is called. */
        WORDING,
        DATE,
        CLAIM,
        /** A claim that writes the cities' names otherwise. */
        SPELLING,
        /** A claim that tells more exactly when, of a day that is known already. */
        CLOSER_DATE,
        /** A claim of what the row refers to. */
        REFERENCE,
        /** In words that are not written any more. */
        OTHER
    }

    public static Addition claim() {
        return new Addition(Kind.CLAIM, "a claim");
    }
}
