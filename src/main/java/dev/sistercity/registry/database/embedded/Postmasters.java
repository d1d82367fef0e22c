package dev.sistercity.registry.database.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The servers that run on the directory of a cluster. A number in {@code postmaster.pid} proves nothing: it may be another
 * program's by now, or another cluster's server where the directory was moved or copied. What counts is where a process works:
 * every process of a PostgreSQL server has the directory of its cluster as its working directory.
 */
final class Postmasters {

    private static final Logger LOG = Logger.getLogger(Postmasters.class);
    private static final Path PROCESSES = Path.of("/proc");

    private final Path home;
    private final Path pidFile;

    /** @param home the directory of the cluster */
    Postmasters(Path home) {
        this.home = home;
        this.pidFile = home.resolve("postmaster.pid");
    }

    /** The servers that run on the directory, without their backends. None are looked for where there is no pid file. */
    List<ProcessHandle> running() throws IOException {
        if (!Files.exists(pidFile)) {
            return List.of();
        }
        List<ProcessHandle> here = (Files.isDirectory(PROCESSES.resolve("self"))
                        ? ProcessHandle.allProcesses().toList()
                        : named())
                .stream().filter(this::worksHere).toList();
        Set<Long> numbers = here.stream().map(ProcessHandle::pid).collect(Collectors.toSet());
        return here.stream()
                .filter(one -> one.parent()
                        .map(ProcessHandle::pid)
                        .filter(numbers::contains)
                        .isEmpty())
                .toList();
    }

    /**
     * Makes the pid file one that PostgreSQL gets over, once no server runs on the directory: it starts neither over an empty
     * or broken one nor over the number of any living process.
     */
    void settle() throws IOException {
        List<String> lines;
        try {
            lines = new ArrayList<>(List.of(
                    Files.readString(pidFile, StandardCharsets.ISO_8859_1).split("\n", -1)));
        } catch (NoSuchFileException none) {
            return;
        }
        Optional<Long> number = number(lines.get(0));
        if (number.isEmpty()) {
            LOG.warnf("Deleting %s, which names no process, as a crash or a full disk leaves it", pidFile);
            Files.deleteIfExists(pidFile);
        } else if (ProcessHandle.of(number.get()).filter(Postmasters::runs).isPresent()) {
            // It takes no notice of its own parent. It then makes sure by the other lines that no backend still uses
            // the
            // shared memory, so the file must stay.
            lines.set(0, Long.toString(ProcessHandle.current().pid()));
            Files.writeString(pidFile, String.join("\n", lines), StandardCharsets.ISO_8859_1);
        }
    }

    /** Whether a process is there, and not merely to be reaped. */
    static boolean runs(ProcessHandle process) {
        Path status = PROCESSES.resolve(Long.toString(process.pid())).resolve("stat");
        try {
            return process.isAlive()
                    && !(Files.exists(status) && Files.readString(status).contains(") Z "));
        } catch (IOException goneMeanwhile) {
            return process.isAlive();
        }
    }

    private List<ProcessHandle> named() throws IOException {
        List<String> lines = Files.readAllLines(pidFile, StandardCharsets.ISO_8859_1);
        return lines.stream().findFirst().flatMap(Postmasters::number).flatMap(ProcessHandle::of).stream()
                .toList();
    }

    private static Optional<Long> number(String line) {
        return Optional.of(line.strip())
                .filter(text -> text.matches("[1-9]\\d{0,17}"))
                .map(Long::parseLong);
    }

    /** Whether it is a PostgreSQL of this directory. What cannot be told is not ours: ours runs as the same user. */
    private boolean worksHere(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        if (info.command().filter(name -> !name.endsWith("/postgres")).isPresent() || !runs(process)) {
            return false;
        }
        Path directory = PROCESSES.resolve(Long.toString(process.pid())).resolve("cwd");
        try {
            return Files.isSymbolicLink(directory)
                    ? Files.isSameFile(directory.toRealPath(), home)
                    : info.commandLine()
                            .filter(line -> line.contains("-D " + home + " "))
                            .isPresent();
        } catch (IOException goneOrAnothers) {
            return false;
        }
    }
}
