package dev.sistercity.registry.transfer.read;

import java.io.IOException;
import java.util.List;

/** A list, row by row. */
public interface ListRows extends AutoCloseable {

    /** Names of the columns; empty where each row has its own. */
    List<String> columns();

    /**
     * The next row, null after the last.
     *
     * @throws dev.sistercity.registry.job.JobFailedException naming the row from which on nothing can be read
     */
    ListRow next() throws IOException;

    @Override
    void close() throws IOException;
}
