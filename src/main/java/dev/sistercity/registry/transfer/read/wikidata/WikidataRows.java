package dev.sistercity.registry.transfer.read.wikidata;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.shared.problem.JsonFault;
import dev.sistercity.registry.transfer.read.CheckedText;
import dev.sistercity.registry.transfer.read.ListRow;
import dev.sistercity.registry.transfer.read.ListRows;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Entities of Wikidata as a list of pairs: what {@code Special:EntityData} answers, an array of a dump, or one entity in each line. The
 * twin towns (P190) that two entities state of each other are one row.
 */
public final class WikidataRows implements ListRows {

    /** The largest entities have some millions of characters. */
    public static final int LONGEST_ENTITY = 32 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Cities with twin towns are some 30,000; what is kept of each is a few kilobytes. */
    private static final int MOST = 150_000;

    private final CheckedText text;
    private final Map<String, WikidataEntity> entities = new LinkedHashMap<>();
    private final Iterator<ListRow> rows;
    private final JsonParser parser;
    private long number;

    public WikidataRows(CheckedText text) throws IOException {
        this.text = text;
        this.parser = JSON.createParser(text);
        try {
            read();
        } catch (JsonProcessingException e) {
            throw new JobFailedException("entity " + number + " is no JSON: " + JsonFault.of(e), number);
        }
        if (entities.isEmpty()) {
            throw new JobFailedException("the file holds no entity of Wikidata", null);
        }
        rows = new WikidataPairs(entities).rows();
    }

    private void read() throws IOException {
        for (JsonToken token; (token = parser.nextToken()) != null; ) {
            if (token == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    entity();
                }
            } else if (token == JsonToken.START_OBJECT) {
                object();
            } else {
                throw new JobFailedException("entity " + number + " is no object", number);
            }
        }
    }

    /** An entity, or what {@code Special:EntityData} wraps several in. */
    private void object() throws IOException {
        if (parser.nextToken() == JsonToken.FIELD_NAME && parser.currentName().equals("entities")) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new JobFailedException("entities is no object", null);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                parser.nextToken();
                entity();
            }
            while (parser.nextToken() != null && parser.currentToken() != JsonToken.END_OBJECT) {
                parser.skipChildren();
            }
            return;
        }
        var node = JSON.createObjectNode();
        while (parser.currentToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            node.set(name, JSON.readTree(parser));
            parser.nextToken();
        }
        take(node);
    }

    private void entity() throws IOException {
        take(JSON.readTree(parser));
    }

    private void take(JsonNode node) {
        text.rowBegins(++number);
        WikidataEntity entity = WikidataEntity.of(node);
        if (entity != null) {
            entities.put(entity.id(), entity);
        }
        if (entities.size() > MOST) {
            throw new JobFailedException(
                    "the file has more than " + MOST + " entities: filter those that have twin towns (P190)", number);
        }
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public ListRow next() {
        return rows.hasNext() ? rows.next() : null;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
