package dev.sistercity.registry.partnership;

import static dev.sistercity.registry.catalog.Tabular.column;

import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipView;
import dev.sistercity.registry.partnership.api.PartyView;
import dev.sistercity.registry.shared.http.Kebab;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Partnerships as a table. */
final class PartnershipColumns {

    private PartnershipColumns() {}

    static Tabular<PartnershipDraft> all() {
        return new Tabular<>(List.of(
                column("id", PartnershipView.class, PartnershipView::id),
                column("kind", PartnershipView.class, view -> Kebab.of(view.kind())),
                column("status", PartnershipView.class, view -> Kebab.of(view.status())),
                column(
                        "parties",
                        "Names of its sides; between them semicolons",
                        PartnershipView.class,
                        view -> joined(view, party -> party.city().name())),
                column(
                        "cityIds",
                        "Ids of its sides, in the order of `parties`",
                        PartnershipView.class,
                        view -> joined(view, party -> party.city().id().toString())),
                column(
                        "countryCodes",
                        "ISO 3166-1 alpha-2 of its sides, in the order of `parties`",
                        PartnershipView.class,
                        view -> joined(view, party -> party.city().countryCode())),
                column("established", PartnershipView.class, PartnershipView::established),
                column("ended", PartnershipView.class, PartnershipView::ended),
                column("fields", PartnershipView.class, view -> String.join("; ", view.fields())),
                column("verification", PartnershipView.class, view -> Kebab.of(view.verification())),
                column("distanceKm", PartnershipView.class, PartnershipView::distanceKm)));
    }

    private static String joined(PartnershipView view, Function<PartyView, String> of) {
        return view.parties().stream().map(of).collect(Collectors.joining("; "));
    }
}
