package dev.sistercity.registry.report;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.shared.code.Countries;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.value.EdtfDate;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;

/** Writes an annual report as a page that can be printed. Everything that comes from records is escaped. */
final class ReportPage {

    private static final String HTML = "text/html";

    /** In English, since it says that the report is. */
    private static final String FALLBACK = "There are no words in %s for reports yet: this one is in English.";

    private final AnnualReportView report;
    private final ReportLanguage language;
    private final String self;
    private final ReportDates dates;

    /** @param self address of the report as it was asked for, without a format */
    ReportPage(AnnualReportView report, ReportLanguage language, String self) {
        this.report = report;
        this.language = language;
        this.self = self;
        this.dates = new ReportDates(language);
    }

    /** Made when the first page is asked for: most replicas answer none. */
    private static final class Layout {

        static final Template TEMPLATE = Engine.builder()
                .addDefaults()
                .addResultMapper(new HtmlEscaper(List.of(HTML)))
                .build()
                .parse(read(), Variant.forContentType(HTML));

        private static String read() {
            try (InputStream in = ReportPage.class.getResourceAsStream("/report/annual.html")) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @param missing the language that it was wanted in, where there are no words in that; null where there are */
    byte[] write(String missing) {
        String year = language.year(report.year());
        Map<String, Object> page = Map.of(
                "lang", language.tag(),
                "title", language.word("title", year),
                "subtitle", language.word("subtitle"),
                "city", report.city().name(),
                "scope", scope(),
                "asOf", language.word("asOf", date(report.asOf())),
                "tables", tables(),
                "possible", language.word("possible", year),
                "source", language.word("source"),
                "formats",
                        List.of(
                                Map.of("name", "JSON", "href", self + "&format=json"),
                                Map.of("name", "CSV", "href", self + "&format=csv")));
        return Layout.TEMPLATE
                .data(
                        "page",
                        page,
                        "dir",
                        language.direction(),
                        "note",
                        missing == null ? "" : FALLBACK.formatted(missing))
                .render()
                .getBytes(StandardCharsets.UTF_8);
    }

    private String scope() {
        return report.units().size() == 1
                ? language.word("scope.own")
                : language.word(
                        "scope.within",
                        report.units().stream().skip(1).map(CityRef::name).collect(Collectors.joining(", ")));
    }

    private List<Map<String, Object>> tables() {
        List<Map<String, Object>> tables = new ArrayList<>();
        tables.add(table("summary", List.of("figure", "number"), figures()));
        tables.add(table(
                "partnerships",
                List.of("partner", "kind", "since", "status", "contacts", "lastContact", "yearsWithoutContact"),
                report.partnerships().stream().map(this::row).toList()));
        tables.add(table(
                "topics",
                List.of("topic", "number"),
                report.topics().stream()
                        .map(topic -> cell(language.value(topic.topic())) + cell(language.number(topic.count())))
                        .toList()));
        report.sections()
                .forEach((section, figure) -> tables.add(table(
                        Kebab.of(section),
                        List.of("date", "entry", "what", "with", "topics"),
                        figure.records().stream().map(this::row).toList())));
        tables.removeIf(table -> ((List<?>) table.get("rows")).isEmpty());
        return tables;
    }

    private List<String> figures() {
        List<String> rows = new ArrayList<>();
        report.partnershipCounts()
                .forEach(level -> rows.add(String.join(
                        "",
                        cell(language.word("partnerships-" + Kebab.of(level.level()))),
                        link(language.number(level.partnerships()), level.href()))));
        report.sections()
                .forEach((section, figure) -> rows.add(String.join(
                        "",
                        cell(language.word(Kebab.of(section))),
                        cell(
                                figure.certain() == figure.count()
                                        ? language.number(figure.count())
                                        : language.word(
                                                "ofWhichCertain",
                                                language.number(figure.count()),
                                                language.number(figure.certain()))))));
        rows.add(String.join(
                "",
                cell(language.word("lastContact")),
                report.lastContact() == null
                        ? cell("–")
                        : link(
                                date(report.lastContact().date()),
                                report.lastContact().record().href())));
        return rows;
    }

    private String row(YearPartnership row) {
        return String.join(
                "",
                link(
                        row.partners().isEmpty() ? row.partnership().name() : names(row.partners()),
                        row.partnership().href()),
                cell(language.value(Kebab.of(row.kind()))),
                cell(date(row.partnership().date())),
                cell(language.value(Kebab.of(row.status()))),
                cell(language.number(row.contacts())),
                cell(date(row.lastContact())),
                cell(row.yearsWithoutContact() == null ? "–" : language.number(row.yearsWithoutContact())));
    }

    private String row(ReportedRecord one) {
        return String.join(
                "",
                cell(date(one.date()) + (one.certain() ? "" : " *")),
                link(named(one), one.href()),
                cell(language.value(one.what())),
                cell(names(one.cities())),
                cell(topics(one)));
    }

    /** What has no name of its own is called by its topics, by their codes. */
    private String named(ReportedRecord one) {
        String codes = String.join(", ", one.topics());
        return one.name() != null && !codes.isEmpty() && one.name().endsWith(codes)
                ? one.name().substring(0, one.name().length() - codes.length()) + topics(one)
                : one.name();
    }

    private String topics(ReportedRecord one) {
        return one.topics().stream().map(language::value).collect(Collectors.joining(", "));
    }

    private Map<String, Object> table(String name, List<String> heads, List<String> rows) {
        return Map.of(
                "name",
                name,
                "title",
                language.word(name),
                "heads",
                heads.stream()
                        .map(head -> language.word("column." + head, language.year(report.year())))
                        .toList(),
                "rows",
                rows.stream().map(RawString::new).toList());
    }

    // Rows are escaped here and not by the template: with an expression for each cell a long report takes several times
    // as long.

    private static String cell(Object text) {
        return "<td>" + escaped(text) + "</td>";
    }

    private static String link(Object text, String href) {
        return "<td><a href=\"" + escaped(href) + "\">" + escaped(text) + "</a></td>";
    }

    private static String escaped(Object text) {
        return StringEscapeUtils.escapeXml11(String.valueOf(text));
    }

    private String names(List<CityRef> cities) {
        return cities.stream()
                .map(city -> city.name() + " (" + Countries.name(city.countryCode(), language.locale()) + ")")
                .collect(Collectors.joining(", "));
    }

    private String date(EdtfDate date) {
        return dates.of(date);
    }
}
