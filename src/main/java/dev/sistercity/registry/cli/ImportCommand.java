package dev.sistercity.registry.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports a list of partnerships. */
@Command(
        name = "import",
        description = "Imports a list of partnerships (CSV, TSV, NDJSON or GeoJSON; plain, gzip or zip).",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    private static final Map<String, String> TYPES = Map.of(
            "csv", "text/csv",
            "tsv", "text/tab-separated-values",
            "ndjson", "application/x-ndjson",
            "geojson", "application/geo+json");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The list")
    private Path file;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "What its columns are: pairs, one-sided or wikidata-pairs")
    private String preset;

    @Option(
            names = "--mapping",
            paramLabel = "JSON",
            description =
                    "Which column is what, over the preset's: {\"city1\":\"Stadt\",\"country1\":{\"value\":\"DE\"}}")
    private String mapping;

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
            description = "csv, tsv, ndjson or geojson (default: by the file's name)")
    private String format;

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            defaultValue = "UTF-8",
            description = "Its encoding (default: ${DEFAULT-VALUE})")
    private String charset;

    @Option(names = "--write", description = "Write; without it the list is only looked through")
    private boolean write;

    @Mixin
    private Service service;

    ImportCommand() {}

    @Override
    public Integer call() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("preset", preset);
        parameters.put("mapping", mapping);
        parameters.put("source", source);
        parameters.put(
                "title", source == null && title == null ? file.getFileName().toString() : title);
        parameters.put("url", sourceUrl);
        parameters.put("dryRun", Boolean.toString(!write));
        String query = parameters.entrySet().stream()
                .filter(parameter -> parameter.getValue() != null)
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var job = service.post("/v1/imports?" + query, contentType(), file);
        int ended = new JobWatch(service, spec.commandLine().getOut()).watch(write ? "import" : "dry run", job);
        String rows = service.url()
                .resolve("/v1/imports/" + job.path("id").textValue() + "/rows")
                .toString();
        spec.commandLine().getOut().println("Row by row: " + rows);
        spec.commandLine().getOut().flush();
        return ended;
    }

    private String contentType() {
        String name = file.getFileName().toString().replaceFirst("\\.(gz|zip)$", "");
        String kind = format != null ? format : name.substring(name.lastIndexOf('.') + 1);
        String type = TYPES.get(kind.equals("json") ? "geojson" : kind);
        if (type == null) {
            throw new CommandFailedException(
                    "--format is needed, as " + file + " does not tell: one of " + TYPES.keySet());
        }
        return type + "; charset=" + charset;
    }
}
