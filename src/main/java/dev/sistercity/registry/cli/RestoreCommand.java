package dev.sistercity.registry.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an empty registry of an export. */
@Command(
        name = "restore",
        description = "Makes a registry that has no records of the NDJSON files that export wrote.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The directory that export wrote into")
    private Path directory;

    @Option(names = "--dry-run", description = "Try it, and store nothing")
    private boolean dryRun;

    @Mixin
    private Service service;

    RestoreCommand() {}

    @Override
    public Integer call() throws IOException {
        Path archive = Files.createTempFile("export-", ".zip");
        try {
            zip(archive);
            var job = service.post("/v1/restorations?dryRun=" + dryRun, "application/zip", archive);
            return JobWatch.exitCode(new JobWatch(service, spec, "restore", job).watch());
        } finally {
            Files.delete(archive);
        }
    }

    private void zip(Path archive) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(file -> file.toString().endsWith(".ndjson"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CommandFailedException("There is no directory " + directory);
        }
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Path file : files) {
                zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }
}
