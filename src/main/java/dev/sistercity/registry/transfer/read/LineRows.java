package dev.sistercity.registry.transfer.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.shared.problem.JsonFault;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/** NDJSON: a JSON object in each line. */
public final class LineRows implements ListRows {

    private static final ObjectReader JSON =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final CheckedText text;
    private final BufferedReader reader;
    private long number;

    public LineRows(CheckedText text) {
        this.text = text;
        this.reader = new BufferedReader(text);
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public ListRow next() throws IOException {
        while (true) {
            text.rowBegins(++number);
            String line = reader.readLine();
            if (line == null) {
                return null;
            }
            if (!line.isBlank()) {
                return new ListRow(number, line, JsonCells.of(object(line)), null);
            }
        }
    }

    private JsonNode object(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new JobFailedException("row " + number + " is no JSON: " + JsonFault.of(e), number);
        }
        throw new JobFailedException("row " + number + " is no JSON object", number);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
