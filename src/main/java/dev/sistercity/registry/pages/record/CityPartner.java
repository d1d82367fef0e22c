package dev.sistercity.registry.pages.record;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.partnership.api.PartnershipView;
import java.util.EnumSet;
import java.util.Set;

/**
 * A partner of a city.
 *
 * @param arc id of the line on the map; null without one
 * @param country its name, in the page's language
 */
record CityPartner(String arc, PartnershipView partnership, CityRef city, String country) {

    private static final Set<PartnershipStatus> STANDING = EnumSet.of(
            PartnershipStatus.ACTIVE,
            PartnershipStatus.PROPOSED,
            PartnershipStatus.DORMANT,
            PartnershipStatus.END_DISPUTED);

    /** Whether the partnership has neither ended nor been refused. */
    static boolean stands(PartnershipView partnership) {
        return STANDING.contains(partnership.status());
    }

    String name() {
        return city.name();
    }

    /** Of the city, as addresses have it. */
    String id() {
        return city.id().toString();
    }
}
