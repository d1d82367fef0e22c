package dev.sistercity.registry.job;

import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.UUID;

/** Uploaded files in the database, in parts: any replica can go on with a job, whichever received it. */
@Singleton
class JobFiles {

    private static final int PART = 1 << 20;

    private final Sql sql;

    JobFiles(Sql sql) {
        this.sql = sql;
    }

    /** Stores a file in the caller's transaction. */
    void store(UUID job, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes;
            for (int part = 0; (bytes = in.readNBytes(PART)).length > 0; part++) {
                sql.update("insert into job_file (job_id, part, bytes) values (?, ?, ?)", job, part, bytes);
            }
        }
    }

    /** Reads a file, a part at a time. */
    InputStream open(UUID job) {
        return new SequenceInputStream(new Parts(job));
    }

    private final class Parts implements Enumeration<InputStream> {

        private final UUID job;
        private int next;
        private byte[] bytes;

        private Parts(UUID job) {
            this.job = job;
            bytes = read();
        }

        @Override
        public boolean hasMoreElements() {
            return bytes.length > 0;
        }

        @Override
        public InputStream nextElement() {
            if (!hasMoreElements()) {
                throw new NoSuchElementException();
            }
            InputStream part = new ByteArrayInputStream(bytes);
            bytes = read();
            return part;
        }

        private byte[] read() {
            return sql.first(
                            "select bytes from job_file where job_id = ? and part = ?",
                            row -> row.getBytes(1),
                            job,
                            next++)
                    .orElse(new byte[0]);
        }
    }
}
