package dev.sistercity.registry.database.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.sistercity.registry.shared.digest.Checksum;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jboss.logging.Logger;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine, unpacked from the archive on the class path; and command lines to call them. */
final class PostgresBinaries {

    private static final Logger LOG = Logger.getLogger(PostgresBinaries.class);

    private static final int EXECUTABLE = 0100;
    private static final Pattern PROGRAMS = Pattern.compile("postgres-[0-9a-f]{16}");

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** Unpacks them below the directory, or finds them there whole. */
    static PostgresBinaries in(Path directory) throws IOException {
        String os = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
        String architecture = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        byte[] archive;
        try (InputStream resource = archive(os, architecture)) {
            archive = resource.readAllBytes();
        }
        Path home = directory.resolve("postgres-" + checksum(archive));
        if (!whole(home)) {
            Files.createDirectories(directory);
            // The directory may be shared: one process unpacks, the next waits here and finds the work done.
            try (FileChannel channel = FileChannel.open(directory.resolve("unpacking.lock"), CREATE, WRITE)) {
                channel.lock();
                if (!whole(home)) {
                    unpack(archive, home);
                }
            }
        }
        return new PostgresBinaries(home);
    }

    private static InputStream archive(String os, String architecture) throws IOException {
        try {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(os, architecture);
        } catch (IllegalStateException none) {
            throw new EmbeddedDatabaseException("This package has no PostgreSQL for " + os + " on " + architecture
                    + ", only for the system that it was built on. Build it here, or with -Pdistribution for all systems "
                    + "that there is one for, or set quarkus.datasource.jdbc.url to a PostgreSQL of yours.");
        }
    }

    /**
     * Deletes the programs of other versions beside these, unless one of them runs: a version that is gone back to unpacks its own anew.
     * Not for a directory that several registries share.
     */
    void removeOthers() throws IOException {
        for (Path other : others()) {
            if (!runs(other)) {
                LOG.infof("Deleting %s, the PostgreSQL of another version of the registry", other);
                // First what says that they are whole: a deletion that is broken off leaves none that are taken for
                // such.
                Files.deleteIfExists(size(other));
                FileTrees.delete(other);
            }
        }
    }

    private List<Path> others() throws IOException {
        try (Stream<Path> beside = Files.list(home.getParent())) {
            return beside.filter(path ->
                            PROGRAMS.matcher(path.getFileName().toString()).matches())
                    .filter(path -> !path.equals(home) && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    private static boolean runs(Path home) throws IOException {
        Path real = home.toRealPath();
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().command().stream())
                .anyMatch(command -> Path.of(command).startsWith(real));
    }

    /** The command line of one of {@code initdb}, {@code pg_ctl}, {@code postgres}. */
    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        // PostgreSQL refuses to run as root; in a user namespace of its own it sees an ordinary user instead.
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "--user"));
        }
        // A session of its own, so that Ctrl-C in a terminal reaches the registry alone, which then stops its database
        // last.
        if (program.equals("postgres") && Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    /** A power cut can leave names without contents, so the size of all files must be the one noted after unpacking. */
    private static boolean whole(Path home) throws IOException {
        Path size = size(home);
        return Files.exists(size) && Files.readString(size).equals(measure(home));
    }

    private static Path size(Path home) {
        return home.resolveSibling(home.getFileName() + ".size");
    }

    private static String measure(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            long bytes = 0;
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                bytes += Files.size(file);
            }
            return Long.toString(bytes);
        }
    }

    private static void unpack(byte[] archive, Path home) throws IOException {
        Path draft = home.resolveSibling("unpacking");
        FileTrees.delete(draft);
        if (!SystemXz.decompress(archive, tar -> place(tar, draft))) {
            FileTrees.delete(draft);
            place(new XZInputStream(new ByteArrayInputStream(archive)), draft);
        }
        FileTrees.delete(home);
        Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(size(home), measure(home));
    }

    private static void place(InputStream decompressed, Path draft) throws IOException {
        // Not closed here: the stream belongs to the caller, and there is nothing else to give back.
        TarArchiveInputStream tar = new TarArchiveInputStream(decompressed);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            // Static libraries are for compiling against.
            if (!entry.getName().endsWith(".a")) {
                place(tar, entry, draft.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & EXECUTABLE) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Tells archives apart; of 15 MB a cryptographic hash takes a start a sixth of a second. */
    private static String checksum(byte[] archive) {
        return String.format("%016x", Checksum.of(archive));
    }
}
