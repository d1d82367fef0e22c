package dev.sistercity.registry.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** The committed files of the contract: what the service serves, byte for byte. */
final class ContractFiles {

    static final Path FOLDER = Path.of("openapi");

    private static final ObjectMapper JSON = new ObjectMapper();

    private ContractFiles() {}

    /**
     * The files by name.
     *
     * @param document OpenAPI 3.1
     * @param older the same as OpenAPI 3.0
     */
    static Map<String, String> of(JsonNode document, JsonNode older) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("openapi.yaml", yaml(document));
        files.put("openapi.json", json(document));
        files.put("openapi-3.0.json", json(older));
        return files;
    }

    static void write(Map<String, String> files) {
        files.forEach((name, text) -> {
            try {
                Files.writeString(FOLDER.resolve(name), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String json(JsonNode document) {
        try {
            return JSON.writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String yaml(JsonNode document) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setWidth(128);
        options.setSplitLines(true);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        return new Yaml(new Short(options), options).dump(JSON.convertValue(document, Object.class));
    }

    /** Writes a map or list of few short values on one line: references above all. */
    private static final class Short extends Representer {

        private static final int WIDTH = 90;

        Short(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representMapping(Tag tag, Map<?, ?> mapping, FlowStyle style) {
            return super.representMapping(tag, mapping, isShort(mapping.values(), mapping) ? FlowStyle.FLOW : style);
        }

        @Override
        protected Node representSequence(Tag tag, Iterable<?> sequence, FlowStyle style) {
            boolean isShort = sequence instanceof List<?> list && isShort(list, list);
            return super.representSequence(tag, sequence, isShort ? FlowStyle.FLOW : style);
        }

        private static boolean isShort(Iterable<?> values, Object all) {
            for (Object value : values) {
                if (value instanceof Map || value instanceof List) {
                    return false;
                }
            }
            return all.toString().length() <= WIDTH;
        }
    }
}
