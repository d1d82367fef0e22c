package dev.sistercity.registry.city.duplicate;

import dev.sistercity.registry.city.api.CityDraft;
import java.util.Set;

/** What is known of names beyond their letters: words of units, romanisations, slips. */
public interface NameLikeness {

    /** Keys that two records of one city probably have one of in common: without words of units, in other romanisations. */
    Set<String> keys(CityDraft city);

    /** Whether a city says by its first name that it is a union of municipalities: it is not the town in it that has its name. */
    boolean isUnion(CityDraft city);

    /** Whether names of the two differ by few letters only, and by no number. */
    boolean areAlike(CityDraft one, CityDraft other);
}
