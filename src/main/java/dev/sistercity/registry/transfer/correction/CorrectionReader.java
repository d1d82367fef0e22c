package dev.sistercity.registry.transfer.correction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipView;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.transfer.plan.api.RowClass;
import dev.sistercity.registry.transfer.plan.api.RowResult;
import dev.sistercity.registry.transfer.read.ListRow;
import dev.sistercity.registry.transfer.statement.date.WrittenDate;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Finds out what a row of the registry's own CSV of partnerships, corrected in a spreadsheet, would have changed: the kind, the status,
 * the dates and the topics. A column that is missing says nothing, an empty cell says that there is none. All other columns are what
 * the registry works out, or names in a language; that the sides are others is no correction of a partnership.
 */
@Singleton
class CorrectionReader {

    static final String ID = "id";
    static final String VERSION = "version";

    private static final String SIDES = "cityIds";
    private static final String BETWEEN = ";";

    private final Catalog catalog;
    private final PartnershipCollection partnerships;

    CorrectionReader(Catalog catalog, PartnershipCollection partnerships) {
        this.catalog = catalog;
        this.partnerships = partnerships;
    }

    /** Refuses one row. */
    private static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unusable(String reason) {
            super(reason, null, false, false);
        }
    }

    /** @param columns of the list, in whatever case */
    CorrectedRow read(ListRow row, Set<String> columns) {
        if (row.fault() != null) {
            return CorrectedRow.rejected(row.fault());
        }
        try {
            return compared(row, columns);
        } catch (Unusable e) {
            return CorrectedRow.rejected(e.getMessage());
        }
    }

    private CorrectedRow compared(ListRow row, Set<String> columns) {
        String id = row.cells().getOrDefault(ID, "");
        UUID partnership =
                ParameterValues.parseId(id).orElseThrow(() -> new Unusable("id is no id of a partnership: " + id));
        long version = whole(row);
        Snapshot snapshot = catalog.snapshot();
        Entry<PartnershipDraft> entry = snapshot.find(partnerships, partnership)
                .orElseThrow(
                        () -> new Unusable("there is no partnership with this id; it may have been deleted or merged"));
        PartnershipView view = partnerships.view(entry, ReadContext.of(snapshot));
        ObjectNode patch = patch(row, columns, view);
        long current = entry.recorded().version();
        if (patch.isEmpty()) {
            return CorrectedRow.of(result(RowClass.MATCHED, null, partnership));
        }
        if (version != current) {
            return CorrectedRow.of(result(
                    RowClass.CONFLICTING,
                    "the list has version " + version + " of it, and the registry version " + current
                            + ": nothing is changed; take the row from a fresh list, and correct that",
                    partnership));
        }
        return new CorrectedRow(null, partnership, version, patch);
    }

    static RowResult result(RowClass rowClass, String reason, UUID partnership) {
        return new RowResult(rowClass, reason, List.of(), partnership, false, null, List.of());
    }

    private static long whole(ListRow row) {
        String cell = row.cells().getOrDefault(VERSION, "");
        OptionalLong version = RewrittenCells.whole(cell);
        if (version.isEmpty()) {
            throw new Unusable("version is no whole number: " + cell);
        }
        return version.getAsLong();
    }

    private static ObjectNode patch(ListRow row, Set<String> columns, PartnershipView view) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        Cells cells = new Cells(row, columns, patch);
        cells.requireSides(view);
        cells.code("kind", Kebab.of(view.kind()));
        cells.code("status", Kebab.of(view.status()));
        cells.date("established", view.established());
        cells.date("ended", view.ended());
        cells.list("fields", view.fields());
        return patch;
    }

    /** The cells of a row against what the registry has. */
    private record Cells(ListRow row, Set<String> columns, ObjectNode patch) {

        /** Empty where the list has no such column; a blank cell is an empty text. */
        private Optional<String> cell(String column) {
            return columns.contains(column)
                    ? Optional.of(row.cells().getOrDefault(column, "").strip())
                    : Optional.empty();
        }

        void requireSides(PartnershipView view) {
            Set<String> known = new TreeSet<>();
            view.parties().forEach(party -> known.add(party.city().id().toString()));
            cell(SIDES)
                    .filter(cell -> !new TreeSet<>(parts(cell.toLowerCase(Locale.ROOT))).equals(known))
                    .ifPresent(cell -> {
                        throw new Unusable(
                                "cityIds are others than those of the partnership: whose it is no correction changes");
                    });
        }

        void code(String column, String known) {
            cell(column).filter(cell -> !cell.equalsIgnoreCase(known)).ifPresent(cell -> {
                if (cell.isEmpty()) {
                    patch.putNull(column);
                } else {
                    patch.put(column, cell.toLowerCase(Locale.ROOT));
                }
            });
        }

        void date(String column, EdtfDate known) {
            Optional<String> cell = cell(column);
            if (cell.isEmpty() || cell.get().isEmpty() && known == null) {
                return;
            }
            String text = cell.get();
            if (text.isEmpty()) {
                patch.putNull(column);
            } else if (known == null || !RewrittenCells.isStill(known, text)) {
                EdtfDate date = date(column, text);
                if (!date.equals(known)) {
                    patch.put(column, date.toString());
                }
            }
        }

        private static EdtfDate date(String column, String text) {
            WrittenDate written = WrittenDate.read(text, null);
            if (written.date() == null || written.until() != null) {
                throw new Unusable(column + " " + text + ' '
                        + (written.fault() == null ? "is no date" : written.fault())
                        + ": write it as 1994-10-01, 1994-10 or 1994");
            }
            return written.date();
        }

        void list(String column, List<String> known) {
            cell(column).map(Cells::parts).filter(parts -> !parts.equals(known)).ifPresent(parts -> {
                var values = patch.putArray(column);
                parts.forEach(values::add);
            });
        }

        private static List<String> parts(String cell) {
            return Arrays.stream(cell.split(BETWEEN))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
    }
}
