package dev.sistercity.registry.export;

import dev.sistercity.registry.job.JobFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip archive with the files of an export, on disk: only its end says whether it is whole. */
public final class ExportArchive implements AutoCloseable {

    private final Path copy;
    private final ZipFile zip;

    /** @throws JobFailedException if it is no archive, or not whole */
    public ExportArchive(InputStream archive) throws IOException {
        copy = Files.createTempFile("export-", ".zip");
        try (archive) {
            Files.copy(archive, copy, StandardCopyOption.REPLACE_EXISTING);
            zip = new ZipFile(copy.toFile());
        } catch (ZipException | IllegalArgumentException e) {
            Files.delete(copy);
            throw damaged(e);
        } catch (IOException | RuntimeException e) {
            Files.delete(copy);
            throw e;
        }
    }

    public boolean has(String file) {
        return find(file).isPresent();
    }

    /** @throws JobFailedException if there is no such file */
    public ExportedLines lines(String file) throws IOException {
        ZipEntry entry = find(file)
                .orElseThrow(() -> new JobFailedException(
                        "the archive has no file " + file + ": one is needed for every collection", null));
        try {
            return new ExportedLines(zip.getInputStream(entry), file);
        } catch (ZipException e) {
            throw damaged(e);
        }
    }

    /** In whatever folder of the archive it is. */
    private Optional<? extends ZipEntry> find(String file) {
        return zip.stream()
                .filter(entry -> entry.getName().equals(file) || entry.getName().endsWith('/' + file))
                .findFirst();
    }

    static JobFailedException damaged(Exception e) {
        return new JobFailedException("the archive is damaged, or no zip archive: " + e.getMessage(), null);
    }

    @Override
    public void close() throws IOException {
        zip.close();
        Files.delete(copy);
    }
}
