package dev.sistercity.registry.transfer.statement;

import dev.sistercity.registry.partnership.PartnershipKind;
import dev.sistercity.registry.shared.http.Kebab;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Kinds of partnerships as lists have them; {@code p}, {@code f} and {@code k} are those of German municipalities. */
final class WrittenKind {

    private static final Map<String, PartnershipKind> KINDS = kinds();

    private WrittenKind() {}

    /** @throws RejectedRowException if it is none that is known */
    static PartnershipKind parse(String text) {
        PartnershipKind kind = KINDS.get(key(text));
        if (kind == null) {
            throw new RejectedRowException(
                    "the kind " + text + " is not known; known are p (partnership), f (friendship), "
                            + "k (contact), and " + String.join(", ", Kebab.all(PartnershipKind.class)));
        }
        return kind;
    }

    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
    }

    private static Map<String, PartnershipKind> kinds() {
        Map<String, PartnershipKind> kinds = new HashMap<>();
        for (PartnershipKind kind : PartnershipKind.values()) {
            kinds.put(key(kind.name()), kind);
        }
        put(
                kinds,
                PartnershipKind.SISTER_CITY,
                "p",
                "partnership",
                "sister cities",
                "twin town",
                "twin towns",
                "twinning");
        put(kinds, PartnershipKind.SISTER_CITY, "partnerschaft", "städtepartnerschaft", "jumelage", "twin city");
        put(kinds, PartnershipKind.FRIENDSHIP_CITY, "f", "friendship", "freundschaft", "friendship cities", "amitié");
        put(kinds, PartnershipKind.CONTACT, "k", "kontakt");
        put(kinds, PartnershipKind.PROJECT_PARTNERSHIP, "project", "projektpartnerschaft");
        return kinds;
    }

    private static void put(Map<String, PartnershipKind> kinds, PartnershipKind kind, String... words) {
        List.of(words).forEach(word -> kinds.put(key(word), kind));
    }
}
