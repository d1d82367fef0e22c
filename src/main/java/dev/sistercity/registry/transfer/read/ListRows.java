package dev.sistercity.registry.transfer.read;

import java.io.IOException;
import java.util.List;

/** A list, row by row. */
public interface ListRows extends AutoCloseable {

    /** Names of the columns; empty where each row has its own. */
    List<String> columns();

    /** Names of sheets of the file that are not read, though something stands on them. */
    default List<String> unusedSheets() {
        return List.of();
    }

    /**
     * The next row, null after the last.
     *
     * @throws dev.sistercity.registry.job.JobFailedException naming the row from which on nothing can be read
     */
    ListRow next() throws IOException;

    @Override
    void close() throws IOException;
}
