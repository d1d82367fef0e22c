package dev.sistercity.registry.database.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One instance per data directory: a lock that the operating system takes back when the process dies, however it dies. */
final class DirectoryLock implements AutoCloseable {

    private static final int LONGEST_PID = 20;
    private static final String FILE = "registry.lock";

    // Closing any channel of the file gives this process's lock away, so a directory that it holds is not opened again.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** Whether the directory has ever been locked. */
    static boolean isIn(Path directory) {
        return Files.exists(directory.resolve(FILE));
    }

    /** @throws EmbeddedDatabaseException if another process, or this one, holds the directory; names its pid if known */
    static DirectoryLock take(Path directory) {
        try {
            Path real = directory.toRealPath();
            if (!HELD.add(real)) {
                throw inUse(directory, Long.toString(ProcessHandle.current().pid()));
            }
            FileChannel channel = FileChannel.open(
                    real.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                String holder = read(channel);
                channel.close();
                HELD.remove(real);
                throw inUse(directory, holder);
            }
            channel.truncate(0);
            channel.write(bytes(Long.toString(ProcessHandle.current().pid())), 0);
            return new DirectoryLock(real, channel);
        } catch (IOException e) {
            throw new EmbeddedDatabaseException("Cannot lock the data directory " + directory, e);
        }
    }

    private static EmbeddedDatabaseException inUse(Path directory, String holder) {
        return new EmbeddedDatabaseException("The data directory " + directory + " is in use by another registry"
                + (holder.isEmpty() ? "" : " (process " + holder + ")")
                + ". Stop that one first, or set registry.data-dir to a directory of its own.");
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(LONGEST_PID);
        channel.read(pid, 0);
        return StandardCharsets.US_ASCII.decode(pid.flip()).toString().strip();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            channel.close();
            HELD.remove(directory);
        } catch (IOException e) {
            throw new EmbeddedDatabaseException("Cannot release the data directory", e);
        }
    }
}
