package dev.sistercity.registry.catalog.checkpoint;

import dev.sistercity.registry.shared.digest.Sha256;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Tells the program that made a checkpoint from every other one: what records are found by is right for the code alone that worked it out.
 * Of its own archive the checksums of all files count, of its libraries, whose versions stand in their names, the names and sizes; and the
 * version of the platform, whose tables of letters take part.
 */
final class ProgramDigest {

    private ProgramDigest() {}

    /** 32 bytes. */
    static byte[] own() throws IOException {
        try {
            return of(Path.of(ProgramDigest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** @param code an archive, beside whose folder the one with the libraries may be; or a folder of classes, as while developing */
    static byte[] of(Path code) throws IOException {
        List<String> parts = new ArrayList<>();
        if (Files.isDirectory(code)) {
            addFiles(code, true, parts);
        } else {
            addEntries(code, parts);
            Path libraries = code.toAbsolutePath().getParent().resolveSibling("lib");
            if (Files.isDirectory(libraries)) {
                addFiles(libraries, false, parts);
            }
        }
        parts.sort(null);
        parts.add(Runtime.version().toString());
        return Sha256.start().digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    private static void addEntries(Path archive, List<String> parts) throws IOException {
        try (JarFile jar = new JarFile(archive.toFile())) {
            jar.stream()
                    .map(entry -> entry.getName() + " " + entry.getSize() + " " + entry.getCrc())
                    .forEach(parts::add);
        }
    }

    private static void addFiles(Path folder, boolean times, List<String> parts) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                parts.add(folder.relativize(file) + " " + Files.size(file)
                        + (times ? " " + Files.getLastModifiedTime(file) : ""));
            }
        }
    }
}
