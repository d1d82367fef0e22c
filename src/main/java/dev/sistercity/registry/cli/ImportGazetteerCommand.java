package dev.sistercity.registry.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads a GeoNames file. */
@Command(
        name = "import-gazetteer",
        description =
                "Loads a GeoNames file (cities1000.zip from download.geonames.org, or a kin of it; plain, gzip or zip).",
        mixinStandardHelpOptions = true)
final class ImportGazetteerCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file")
    private Path file;

    @Option(names = "--dry-run", description = "Only look the file through")
    private boolean dryRun;

    @Mixin
    private Service service;

    ImportGazetteerCommand() {}

    @Override
    public Integer call() {
        var job = service.post("/v1/gazetteer/imports?dryRun=" + dryRun, "application/gzip", file);
        return new JobWatch(service, spec.commandLine().getOut()).watch("gazetteer", job);
    }
}
