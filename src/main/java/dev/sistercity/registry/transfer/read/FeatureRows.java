package dev.sistercity.registry.transfer.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.shared.problem.JsonFault;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The features of a GeoJSON FeatureCollection (RFC 7946): their properties are the cells. The ends of a line are the places of the two
 * cities, a point is that of the second.
 */
public final class FeatureRows implements ListRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CheckedText text;
    private final JsonParser parser;
    private long number;

    public FeatureRows(CheckedText text) throws IOException {
        this.text = text;
        this.parser = JSON.createParser(text);
        try {
            seekFeatures();
        } catch (JsonProcessingException e) {
            throw new JobFailedException("the file is no JSON: " + JsonFault.of(e), null);
        }
    }

    private void seekFeatures() throws IOException {
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean features = parser.currentName().equals("features");
                JsonToken value = parser.nextToken();
                if (features && value == JsonToken.START_ARRAY) {
                    return;
                }
                parser.skipChildren();
            }
        }
        throw new JobFailedException("the file is no GeoJSON FeatureCollection", null);
    }

    @Override
    public List<String> columns() {
        return List.of();
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
                throw new JobFailedException("row " + number + " is no feature", number);
            }
            JsonNode feature = JSON.readTree(parser);
            Map<String, String> cells = JsonCells.of(feature.path("properties"));
            place(feature.path("geometry"), cells);
            return new ListRow(number, feature.toString(), cells, null);
        } catch (JsonProcessingException e) {
            throw new JobFailedException("row " + number + " is no JSON: " + JsonFault.of(e), number);
        }
    }

    private static void place(JsonNode geometry, Map<String, String> cells) {
        JsonNode coordinates = geometry.path("coordinates");
        if (geometry.path("type").asText().equals("Point")) {
            place("2", coordinates, cells);
        } else if (geometry.path("type").asText().equals("LineString")) {
            place("1", coordinates.path(0), cells);
            place("2", coordinates.path(coordinates.size() - 1), cells);
        }
    }

    private static void place(String side, JsonNode position, Map<String, String> cells) {
        if (position.path(0).isNumber() && position.path(1).isNumber()) {
            cells.putIfAbsent("longitude" + side, position.path(0).asText());
            cells.putIfAbsent("latitude" + side, position.path(1).asText());
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
