package dev.sistercity.registry.catalog.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramDigestTest {

    @Test
    void it_is_another_once_code_or_a_library_is_another(@TempDir Path folder) throws IOException {
        Path jar = Files.createDirectories(folder.resolve("app")).resolve("registry.jar");
        Path library = Files.createDirectories(folder.resolve("lib/main")).resolve("bitmaps-1.jar");
        Files.writeString(library, "one");
        write(jar, "code");
        byte[] before = ProgramDigest.of(jar);

        assertThat(before).hasSize(32);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        assertThat(ProgramDigest.of(jar)).as("the same, packaged again").isEqualTo(before);
        write(jar, "edoc");
        assertThat(ProgramDigest.of(jar)).as("other code").isNotEqualTo(before);
        write(jar, "code");
        assertThat(ProgramDigest.of(jar)).isEqualTo(before);
        Files.move(library, library.resolveSibling("bitmaps-2.jar"));
        assertThat(ProgramDigest.of(jar)).as("another library").isNotEqualTo(before);
    }

    @Test
    void of_a_folder_of_classes_the_times_count(@TempDir Path folder) throws IOException {
        Path code = Files.writeString(folder.resolve("A.class"), "code");
        byte[] before = ProgramDigest.of(folder);
        assertThat(ProgramDigest.of(folder)).isEqualTo(before);
        Files.setLastModifiedTime(code, FileTime.fromMillis(1));
        assertThat(ProgramDigest.of(folder)).isNotEqualTo(before);
    }

    private static void write(Path jar, String code) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new ZipEntry("A.class"));
            entries.write(code.getBytes(StandardCharsets.UTF_8));
            entries.closeEntry();
        }
    }
}
