package dev.sistercity.registry.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;

/** What became of the rows of an import that need a look: the first of each class, why, and where all of them are. */
final class ImportedRows {

    private static final List<String> TO_LOOK_AT = List.of("rejected", "to-review", "conflicting");
    private static final int FIRST = 3;

    private final Service service;
    private final String address;

    /** @param id of the import */
    ImportedRows(Service service, String id) {
        this.service = service;
        this.address = "/v1/imports/" + id + "/rows";
    }

    /** @param report of the import */
    void print(JsonNode report, PrintWriter out) {
        report.path("unusedSheets").forEach(sheet -> out.println("Nothing was read from the sheet " + sheet.asText()));
        report.path("unusedColumns").forEach(column -> printUnused(column, out));
        report.path("notUnderstood")
                .forEach(field -> out.println(field.path("field").asText() + ": "
                        + field.path("cells").asLong() + " cells were not understood, as "
                        + field.at("/examples/0").asText()));
        TO_LOOK_AT.forEach(rowClass -> print(rowClass, out));
        out.println("Row by row, with your key as X-API-Key: " + service.url().resolve(address));
        out.flush();
    }

    private static void printUnused(JsonNode column, PrintWriter out) {
        String meant = column.path("didYouMean").asText("");
        out.println("Nothing was read from the column " + column.path("column").asText() + " ("
                + column.path("cells").asLong() + " cells)" + (meant.isEmpty() ? "" : "; did you mean " + meant + "?"));
    }

    private void print(String rowClass, PrintWriter out) {
        JsonNode page = service.get(address + "?class=" + rowClass + "&limit=" + FIRST);
        if (page.path("items").isEmpty()) {
            return;
        }
        out.println(rowClass + ": " + page.at("/page/total").asLong() + ", first of all");
        page.path("items")
                .forEach(row -> out.println("  line " + row.path("row").asLong() + ": "
                        + row.path("reason").asText() + " (" + row.path("text").asText() + ")"));
    }
}
