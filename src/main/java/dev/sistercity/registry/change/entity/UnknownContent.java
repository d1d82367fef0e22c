package dev.sistercity.registry.change.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a newer version of the service, beside this one or before it, wrote into a record and this one does not know. It is kept,
 * written on with every change of the record, and passed on.
 *
 * @param document as the log has it, with what is known and what is not
 */
public record UnknownContent(String document) {

    /**
     * What is unknown, by JSON Pointers into the document.
     *
     * @param written the document
     * @param known what this version makes of it
     */
    public static Map<String, JsonNode> pointers(JsonNode written, JsonNode known) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        collect("", written, known, found);
        return found;
    }

    private static void collect(String at, JsonNode written, JsonNode known, Map<String, JsonNode> found) {
        if (written.isObject() && known.isObject()) {
            written.properties().forEach(property -> {
                String pointer = at + "/" + Difference.escaped(property.getKey());
                if (known.has(property.getKey())) {
                    collect(pointer, property.getValue(), known.get(property.getKey()), found);
                } else if (!property.getValue().isNull()) {
                    found.put(pointer, property.getValue());
                }
            });
        } else if (written.isArray() && known.isArray() && written.size() == known.size()) {
            for (int i = 0; i < written.size(); i++) {
                collect(at + "/" + i, written.get(i), known.get(i), found);
            }
        }
    }

    /**
     * A document as this version writes it, with what was unknown in the one before.
     *
     * @param written the document before
     * @param known what this version makes of that
     * @param now what it writes; changed here
     */
    public static JsonNode kept(JsonNode written, JsonNode known, JsonNode now) {
        if (written.isObject() && known.isObject() && now instanceof ObjectNode object) {
            written.properties().forEach(property -> {
                String name = property.getKey();
                if (known.has(name) && object.has(name)) {
                    object.set(name, kept(property.getValue(), known.get(name), object.get(name)));
                } else if (!known.has(name) && !object.has(name)) {
                    object.set(name, property.getValue());
                }
            });
        } else if (written.isArray() && known.isArray() && now instanceof ArrayNode array) {
            keepItems(written, known, array);
        }
        return now;
    }

    /** Items have no names: each is taken for the one before that it is most like, if it is like any. */
    private static void keepItems(JsonNode written, JsonNode known, ArrayNode now) {
        if (written.size() != known.size()) {
            return;
        }
        boolean[] taken = new boolean[known.size()];
        boolean[] settled = new boolean[now.size()];
        // What has stayed as it was finds its own before anything that was altered is looked at.
        for (double least : new double[] {1, 0.5}) {
            for (int i = 0; i < now.size(); i++) {
                int before = settled[i] ? -1 : mostAlike(known, taken, now.get(i), least);
                if (before >= 0) {
                    taken[before] = true;
                    settled[i] = true;
                    kept(written.get(before), known.get(before), now.get(i));
                }
            }
        }
    }

    private static int mostAlike(JsonNode known, boolean[] taken, JsonNode item, double least) {
        int found = -1;
        double most = 0;
        for (int i = 0; i < known.size(); i++) {
            double alike = taken[i] ? 0 : alike(known.get(i), item);
            if (alike >= least && alike > most) {
                found = i;
                most = alike;
            }
        }
        return found;
    }

    /** The share of properties in which two items agree, from 0 to 1; texts tell more of what a thing is than all else. */
    private static double alike(JsonNode before, JsonNode now) {
        if (before.isEmpty() || !before.isObject() || !now.isObject()) {
            return 0;
        }
        double same = 0;
        double all = 0;
        for (Map.Entry<String, JsonNode> property : before.properties()) {
            double weight = property.getValue().isTextual() ? 2 : 1;
            all += weight;
            same += property.getValue().equals(now.get(property.getKey())) ? weight : 0;
        }
        return same / (all + Math.max(0, now.size() - before.size()));
    }
}
