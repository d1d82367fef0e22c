package dev.sistercity.registry.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.shared.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes all exports into a directory, all of them true at one point of the log, with their catalogue and checksums. */
@Command(
        name = "export",
        description =
                "Writes everything into a directory: each collection in each format, catalog.jsonld and SHA256SUMS.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SEQUENCE = "Registry-Sequence";
    private static final int BUFFER = 1 << 16;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The directory; made where there is none")
    private Path directory;

    @Mixin
    private Service service;

    ExportCommand() {}

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(directory);
        HttpResponse<InputStream> answer = service.download("/v1/exports");
        String sequence = answer.headers().firstValue(SEQUENCE).orElse("");
        byte[] bytes;
        try (InputStream body = answer.body()) {
            bytes = body.readAllBytes();
        }
        List<JsonNode> files = new ArrayList<>();
        JSON.readTree(bytes).path("dataset").forEach(dataset -> dataset.path("distribution")
                .forEach(files::add));
        Map<String, String> sums = new TreeMap<>();
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("export")
                .setInitialMax(files.stream()
                        .mapToLong(file -> file.path("byteSize").asLong())
                        .sum())
                .setUnit(" MB", 1_000_000)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(JobBar.consumer())
                .showSpeed()
                .continuousUpdate()
                .build()) {
            for (JsonNode file : files) {
                sums.put(name(file), download(file, sequence, bar));
            }
        }
        sums.put("catalog.jsonld", written("catalog.jsonld", bytes));
        StringBuilder lines = new StringBuilder();
        sums.forEach((name, sum) -> lines.append(sum).append("  ").append(name).append('\n'));
        Files.writeString(directory.resolve("SHA256SUMS"), lines);
        spec.commandLine().getOut().println(sums.size() + " files in " + directory + ", true at change " + sequence);
        spec.commandLine().getOut().flush();
        return 0;
    }

    /** Nothing that the other side sends is taken for a path. */
    private static String name(JsonNode file) {
        String name = file.path("title").asText();
        if (!name.matches("[a-z-]+\\.[a-z]+")) {
            throw new CommandFailedException("The registry names a file that cannot be one: " + name);
        }
        return name;
    }

    /**
     * As the registry was when it was listed, even while others write.
     *
     * @return its SHA-256
     */
    private String download(JsonNode file, String sequence, ProgressBar bar) throws IOException {
        String name = name(file);
        HttpResponse<InputStream> answer =
                service.download(file.path("downloadURL").asText() + "?sequence=" + sequence);
        Path part = directory.resolve(name + ".part");
        MessageDigest digest = Sha256.start();
        try (InputStream body = answer.body();
                OutputStream out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
            byte[] buffer = new byte[BUFFER];
            for (int read; (read = body.read(buffer)) >= 0; ) {
                out.write(buffer, 0, read);
                bar.stepBy(read);
            }
        }
        String sum = HexFormat.of().formatHex(digest.digest());
        String expected = file.at("/checksum/checksumValue").asText(sum);
        if (!sum.equals(expected)) {
            throw new CommandFailedException(name + " is not what the registry says it is: its checksum is wrong");
        }
        Files.move(part, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        return sum;
    }

    private String written(String name, byte[] bytes) throws IOException {
        Files.write(directory.resolve(name), bytes);
        return Sha256.hex(bytes);
    }
}
