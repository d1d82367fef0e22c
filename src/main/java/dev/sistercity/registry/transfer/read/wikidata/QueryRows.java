package dev.sistercity.registry.transfer.read.wikidata;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.shared.problem.JsonFault;
import dev.sistercity.registry.shared.table.Blanks;
import dev.sistercity.registry.transfer.read.CheckedText;
import dev.sistercity.registry.transfer.read.ListRow;
import dev.sistercity.registry.transfer.read.ListRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results of a query as JSON (<a href="https://www.w3.org/TR/sparql11-results-json/">SPARQL 1.1 Query Results JSON Format</a>). */
public final class QueryRows implements ListRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CheckedText text;
    private final JsonParser parser;
    private final List<String> columns = new ArrayList<>();
    private long number;

    public QueryRows(CheckedText text) throws IOException {
        this.text = text;
        this.parser = JSON.createParser(text);
        try {
            seek();
        } catch (JsonProcessingException e) {
            throw new JobFailedException("the file is no JSON: " + JsonFault.of(e), null);
        }
    }

    private void seek() throws IOException {
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("head")) {
                    JsonNode head = JSON.readTree(parser);
                    head.path("vars").forEach(variable -> columns.add(variable.asText()));
                } else if (!name.equals("results") || value != JsonToken.START_OBJECT) {
                    if (name.equals("bindings") && value == JsonToken.START_ARRAY) {
                        return;
                    }
                    parser.skipChildren();
                }
            }
        }
        throw new JobFailedException("the file has no results of a query: results/bindings", null);
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public ListRow next() throws IOException {
        text.rowBegins(++number);
        try {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                return null;
            }
            if (token != JsonToken.START_OBJECT) {
                throw new JobFailedException("row " + number + " is no binding", number);
            }
            JsonNode binding = JSON.readTree(parser);
            Map<String, String> cells = new LinkedHashMap<>();
            binding.properties().forEach(term -> {
                String value = Blanks.stripped(term.getValue().path("value").asText());
                if (!value.isEmpty()) {
                    cells.put(term.getKey(), value);
                }
            });
            return new ListRow(number, String.join("\t", cells.values()), cells, null);
        } catch (JsonProcessingException e) {
            throw new JobFailedException("row " + number + " is no JSON: " + JsonFault.of(e), number);
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
