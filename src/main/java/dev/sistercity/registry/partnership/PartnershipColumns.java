package dev.sistercity.registry.partnership;

import static dev.sistercity.registry.catalog.Tabular.column;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipView;
import dev.sistercity.registry.partnership.api.PartyView;
import dev.sistercity.registry.shared.http.Kebab;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Partnerships as a table. */
final class PartnershipColumns {

    /** Of more sides than two nothing is told apart: whose tables have that many have the API, too. */
    private static final int PLACED = 2;

    private PartnershipColumns() {}

    static Tabular<PartnershipDraft> all(CityCollection cities) {
        List<Tabular.Column> columns = new ArrayList<>(List.of(
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
                column("distanceKm", PartnershipView.class, PartnershipView::distanceKm),
                column("version", PartnershipView.class, PartnershipView::version)));
        for (int side = 1; side <= PLACED; side++) {
            addSide(columns, cities, side);
        }
        return new Tabular<>(columns);
    }

    /** What maps and joins with other tables need: a cell for each number, which no list in one cell would be. */
    private static void addSide(List<Tabular.Column> columns, CityCollection cities, int side) {
        String which = (side == 1 ? "first" : "second") + " side, in the order of `parties`";
        columns.add(column(
                "latitude" + side,
                "Degrees north (WGS 84) of the " + which,
                "decimal",
                PartnershipView.class,
                (view, readContext) -> of(view, side, cities, readContext, CityDraft::latitude)));
        columns.add(column(
                "longitude" + side,
                "Degrees east (WGS 84) of the " + which,
                "decimal",
                PartnershipView.class,
                (view, readContext) -> of(view, side, cities, readContext, CityDraft::longitude)));
        columns.add(column(
                "identifiers" + side,
                "In other registers, as scheme:value, of the " + which + "; between them semicolons",
                "string",
                PartnershipView.class,
                (view, readContext) -> of(view, side, cities, readContext, city -> city.identifiers().stream()
                        .map(known -> known.scheme() + ':' + known.value())
                        .collect(Collectors.joining("; ")))));
    }

    private static Object of(
            PartnershipView view,
            int side,
            CityCollection cities,
            ReadContext readContext,
            Function<CityDraft, Object> property) {
        if (view.parties().size() < side) {
            return null;
        }
        return readContext
                .snapshot()
                .records(cities)
                .find(view.parties().get(side - 1).city().id())
                .map(entry -> property.apply(entry.draft()))
                .orElse(null);
    }

    private static String joined(PartnershipView view, Function<PartyView, String> of) {
        return view.parties().stream().map(of).collect(Collectors.joining("; "));
    }
}
