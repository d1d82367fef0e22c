package dev.sistercity.registry.report;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.table.SpreadsheetText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes an annual report as CSV (RFC 4180): a row for each figure, partnership and record. */
final class ReportTable {

    private static final List<String> COLUMNS = List.of(
            "row",
            "section",
            "value",
            "certain",
            "date",
            "name",
            "what",
            "cities",
            "countryCodes",
            "topics",
            "place",
            "lastContact",
            "yearsWithoutContact",
            "resource",
            "id",
            "href");

    private final CSVPrinter printer;

    private ReportTable(CSVPrinter printer) {
        this.printer = printer;
    }

    static byte[] write(AnnualReportView report) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            new ReportTable(printer).print(report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void print(AnnualReportView report) throws IOException {
        printer.printRecord(COLUMNS);
        for (var level : report.partnershipCounts()) {
            row(
                    "figure",
                    Map.of(
                            "section",
                            "partnerships-" + Kebab.of(level.level()),
                            "value",
                            level.partnerships(),
                            "href",
                            level.href()));
        }
        for (var section : report.sections().entrySet()) {
            row(
                    "figure",
                    Map.of(
                            "section",
                            Kebab.of(section.getKey()),
                            "value",
                            section.getValue().count(),
                            "certain",
                            section.getValue().certain()));
        }
        for (YearTopic topic : report.topics()) {
            row("topic", Map.of("section", "topics", "value", topic.count(), "name", topic.topic()));
        }
        for (YearPartnership partnership : report.partnerships()) {
            print(partnership);
        }
        for (var section : report.sections().entrySet()) {
            for (ReportedRecord one : section.getValue().records()) {
                print(Kebab.of(section.getKey()), one);
            }
        }
    }

    private void print(YearPartnership row) throws IOException {
        Cells cells = new Cells()
                .with("section", "partnerships")
                .with("value", row.contacts())
                .with("date", row.partnership().date())
                .with("name", row.partnership().name())
                .with("what", Kebab.of(row.kind()) + "; " + Kebab.of(row.status()))
                .with("cities", names(row.partners()))
                .with("countryCodes", countries(row.partners()))
                .with("lastContact", row.lastContact())
                .with("yearsWithoutContact", row.yearsWithoutContact())
                .with("resource", row.partnership().resource())
                .with("id", row.partnership().id())
                .with("href", row.partnership().href());
        row("partnership", cells.byColumn);
    }

    private void print(String section, ReportedRecord one) throws IOException {
        Cells cells = new Cells()
                .with("section", section)
                .with("certain", one.certain() ? 1 : 0)
                .with("date", one.date())
                .with("name", one.name())
                .with("what", one.what())
                .with("cities", names(one.cities()))
                .with("countryCodes", countries(one.cities()))
                .with("topics", String.join("; ", one.topics()))
                .with("place", one.place())
                .with("resource", one.resource())
                .with("id", one.id())
                .with("href", one.href());
        row("record", cells.byColumn);
    }

    private static final class Cells {

        private final Map<String, Object> byColumn = new HashMap<>();

        private Cells with(String column, Object value) {
            if (value != null) {
                byColumn.put(column, value);
            }
            return this;
        }
    }

    private void row(String kind, Map<String, ?> cells) throws IOException {
        printer.print(kind);
        for (String column : COLUMNS.subList(1, COLUMNS.size())) {
            Object value = cells.get(column);
            printer.print(
                    value == null || value instanceof Number || value instanceof UUID
                            ? value
                            : SpreadsheetText.neutralized(value.toString()));
        }
        printer.println();
    }

    private static String names(List<CityRef> cities) {
        return cities.stream().map(CityRef::name).collect(Collectors.joining("; "));
    }

    private static String countries(List<CityRef> cities) {
        return cities.stream().map(CityRef::countryCode).collect(Collectors.joining("; "));
    }
}
