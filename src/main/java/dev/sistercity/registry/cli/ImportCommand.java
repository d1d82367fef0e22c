package dev.sistercity.registry.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports a list of partnerships. */
@Command(
        name = "import",
        description =
                "Imports a list of partnerships (CSV, TSV, NDJSON, GeoJSON, entities of Wikidata; plain, gzip or zip; .xlsx, .ods).",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    private static final Map<String, String> TYPES = new TreeMap<>(Map.of(
            "csv", "text/csv",
            "tsv", "text/tab-separated-values",
            "ndjson", "application/x-ndjson",
            "geojson", "application/geo+json",
            "wikidata", "application/json",
            "sparql", "application/sparql-results+json",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "ods", "application/vnd.oasis.opendocument.spreadsheet"));

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The list")
    private Path file;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "What its columns are. pairs: city1,country1,city2,country2; one-sided: city,partner,"
                    + "partner_country; wikidata-pairs: item1,item2. Each may have more, as established or kind. "
                    + "Or the name or id of one that an office has saved at /v1/import-presets")
    private String preset;

    @Option(
            names = "--map",
            paramLabel = "FIELD:COLUMN",
            description = "Which column is what, over the preset's, as city1:Stadt; repeatable")
    private List<String> columns = List.of();

    @Option(
            names = "--set",
            paramLabel = "FIELD:VALUE",
            description = "What is the same in all rows, as country1:DE; repeatable")
    private List<String> constants = List.of();

    @Option(names = "--source", paramLabel = "ID", description = "The source record of the list")
    private String source;

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            description = "The list's title, where there is no source record (default: the file's name)")
    private String title;

    @Option(names = "--source-url", paramLabel = "URL", description = "Where the list can be read")
    private String sourceUrl;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description =
                    "csv, tsv, ndjson, geojson, wikidata (entities as JSON) or sparql (results of a query as JSON); by default by "
                            + "the file's name")
    private String format;

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            defaultValue = "UTF-8",
            description = "Its encoding, as windows-1252 (default: ${DEFAULT-VALUE})")
    private String charset;

    @Option(names = "--write", description = "Write; without it the list is only looked through")
    private boolean write;

    @Mixin
    private Service service;

    ImportCommand() {}

    @Override
    public Integer call() {
        var job = service.post("/v1/imports?" + query(), contentType(), file);
        JsonNode ended = new JobWatch(service, spec, write ? "import" : "dry run", job).watch();
        if (ended.at("/report/rows").asLong() > 0) {
            new ImportedRows(service, ended.path("id").textValue())
                    .print(ended.path("report"), spec.commandLine().getOut());
        }
        return JobWatch.exitCode(ended);
    }

    private String query() {
        List<String> parameters = new ArrayList<>();
        add(parameters, "preset", preset);
        columns.forEach(column -> add(parameters, "map", column));
        constants.forEach(constant -> add(parameters, "set", constant));
        add(parameters, "source", source);
        add(
                parameters,
                "title",
                source == null && title == null ? file.getFileName().toString() : title);
        add(parameters, "url", sourceUrl);
        add(parameters, "dryRun", Boolean.toString(!write));
        return String.join("&", parameters);
    }

    private static void add(List<String> parameters, String name, String value) {
        if (value != null) {
            parameters.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private String contentType() {
        String name = file.getFileName().toString().replaceFirst("\\.(gz|zip)$", "");
        String kind = format != null ? format : name.substring(name.lastIndexOf('.') + 1);
        String type = TYPES.get(kind.equals("json") ? "geojson" : kind);
        if (type == null) {
            throw new CommandFailedException(
                    "What " + file + " holds is not known by its name. If it is a list in one of " + TYPES.keySet()
                            + ", say which with --format");
        }
        return type + "; charset=" + charset;
    }
}
