package dev.sistercity.registry.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads a GeoNames file. */
@Command(
        name = "import-gazetteer",
        description =
                "Loads a GeoNames file (cities1000.zip from download.geonames.org, or a kin of it; plain, gzip or zip), and names by language.",
        mixinStandardHelpOptions = true)
final class ImportGazetteerCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The file")
    private Path file;

    @Option(
            names = "--names",
            paramLabel = "FILE",
            description = "GeoNames' alternateNamesV2.zip: names by language of the places, loaded after them")
    private Path names;

    @Option(names = "--dry-run", description = "Only look the file through")
    private boolean dryRun;

    @Mixin
    private Service service;

    ImportGazetteerCommand() {}

    @Override
    public Integer call() {
        if (file == null && names == null) {
            throw new ParameterException(spec.commandLine(), "What is to be loaded? Give a FILE, or --names FILE");
        }
        int places = file == null ? 0 : load(file, "places", "gazetteer");
        return names == null || places != 0 ? places : load(names, "names", "names");
    }

    private int load(Path from, String table, String title) {
        var job = service.post("/v1/gazetteer/imports?table=" + table + "&dryRun=" + dryRun, "application/gzip", from);
        return JobWatch.exitCode(new JobWatch(service, spec, title, job).watch());
    }
}
