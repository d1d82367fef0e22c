package dev.sistercity.registry.openapi;

import dev.sistercity.registry.catalog.Include;
import dev.sistercity.registry.catalog.RecordCollection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The schemas of the contract: those found on the records, put right where annotations cannot say it, and those made of them. */
public final class Schemas {

    private static final String REF = "#/components/schemas/";
    /** What is found for @NotBlank: not the whole string, but some of it. */
    private static final String NOT_BLANK = "\\S";

    private static final Schema NOTHING = OASFactory.createSchema().booleanSchema(false);

    private final Components components;
    private final Set<String> shared = new HashSet<>();

    Schemas(Components components) {
        this.components = components;
    }

    public static Schema ref(String name) {
        return OASFactory.createSchema().ref(REF + name);
    }

    public static Schema string() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    /** The number of a change. */
    public static Schema sequence() {
        return OASFactory.createSchema()
                .addType(SchemaType.INTEGER)
                .format("int64")
                .minimum(BigDecimal.ZERO);
    }

    /** A place in the log. */
    public static Schema position() {
        return string().pattern("^[0-9]{1,19}(-[0-9a-f]{8,64})?$").addExample("42-9f86d081884c7d65");
    }

    /** Enums as they are written, patterns that mean the whole string, nothing unknown in drafts. */
    void tidy() {
        Map<String, Schema> all = new TreeMap<>(components.getSchemas());
        all.remove("JsonNodeType");
        all.put("JsonNode", OASFactory.createSchema().description("Any JSON value"));
        all.put("UUID", string().format("uuid").description("An id: opaque, and for ever"));
        all.put(
                "Instant",
                string().format("date-time").description("A time (RFC 3339)").addExample("2026-11-21T09:30:00Z"));
        all.forEach((name, schema) -> {
            tidy(schema);
            if (name.endsWith("Draft")) {
                schema.additionalPropertiesSchema(NOTHING);
            }
        });
        components.setSchemas(all);
    }

    /**
     * The names of those collections that declare something of themselves, as a vocabulary.
     *
     * @param takenBy schemas whose {@code resource} is such a name
     */
    void addNames(
            String name,
            List<RecordCollection<?>> types,
            Predicate<RecordCollection<?>> declared,
            List<String> takenBy) {
        components.addSchema(
                name,
                string().enumeration(types.stream()
                        .filter(declared)
                        .map(type -> (Object) type.name())
                        .toList()));
        for (String taking : takenBy) {
            Schema holder = components.getSchemas().get(taking);
            Schema found = holder.getProperties().get("resource");
            holder.addProperty(
                    "resource", ref(name).description(found.getDescription()).examples(found.getExamples()));
        }
    }

    /** Gives a type that shares its class with others a schema of its own, under the name that clients know it by. */
    private void own(String name, String ofClass) {
        if (components.getSchemas().get(name) == null) {
            shared.add(ofClass);
            Schema found = components.getSchemas().get(ofClass);
            Schema copy = OASFactory.createSchema()
                    .type(found.getType())
                    .description(found.getDescription())
                    .required(found.getRequired())
                    .additionalPropertiesSchema(found.getAdditionalPropertiesSchema());
            found.getProperties().forEach(copy::addProperty);
            components.addSchema(name, copy);
        }
    }

    /** Takes away the schemas of which all have their own: no reader of the contract is led to them. Marks what is derived. */
    void dropShared() {
        shared.forEach(components::removeSchema);
        Derived.mark(components);
    }

    /** The page, the patch and the schemas of other formats of one kind of record. */
    void add(RecordCollection<?> type) {
        String name = name(type);
        own(name, type.viewType().getSimpleName().replaceAll("View$", ""));
        own(draftName(type), type.draftType().getSimpleName());
        components.addSchema(
                name + "Page", CountSchemas.counted(components, page(name, "A page of a list: " + type.name()), type));
        if (type.stored() == type) {
            components.addSchema(name + "Patch", patch(draftName(type)));
        }
        if (type.claimable()) {
            EvidenceSchemas.addTo(components, draftName(type));
            EvidenceSchemas.addTo(components, name + "Patch");
        }
        if (type.geographic() != null) {
            components.addSchema(name + "Feature", feature(name));
            components.addSchema(name + "FeatureCollection", features(name));
        }
        Schema view = components.getSchemas().get(name);
        for (Include<?> include : type.includes()) {
            view.addProperty(
                    include.name(),
                    array(ref(include.schema()))
                            .description(include.description() + ". Answered for `include=" + include.name() + "`"));
        }
    }

    /** The page of something private, which is no kind of record. */
    void addPrivate(String name) {
        components.addSchema(name + "Page", page(name, "A page of a list"));
    }

    /** What PATCH takes of something that is no kind of record. */
    void addPatch(String name, String draftName) {
        components.addSchema(name, patch(draftName));
    }

    /** A page of changes; it is no kind of record. */
    void addChanges() {
        components.addSchema("ChangePage", page("Change", "A page of a record's revisions"));
        components.addSchema(
                "Feed",
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .description("Changes in the order of their numbers")
                        .required(List.of("items", "last", "head", "position", "epoch"))
                        .addProperty("items", array(ref("Change")))
                        .addProperty("last", integer("The number up to which was looked: go on `after` it"))
                        .addProperty("head", integer("The last number that this replica knows of"))
                        .addProperty(
                                "position",
                                position()
                                        .description(
                                                "`last` with the beginning of its change's hash: go on `after` it, "
                                                        + "and you are told if that history is lost"))
                        .addProperty(
                                "epoch",
                                string().description("The history of the log that this is: another one where the "
                                                + "database went back")
                                        .addExample("1-5f3a9c21")));
    }

    public static String name(RecordCollection<?> type) {
        return type.schema();
    }

    public static String draftName(RecordCollection<?> type) {
        return type.draftSchema();
    }

    private static Schema page(String name, String description) {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description(description)
                .required(List.of("items", "page"))
                .addProperty("items", array(ref(name)))
                .addProperty("page", ref("PageInfo"));
    }

    /** The draft with every property free to be left out, or to be removed by null (RFC 7396). */
    private Schema patch(String draftName) {
        Schema draft = components.getSchemas().get(draftName);
        Schema patch = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("JSON Merge Patch (RFC 7396) of a " + draftName + ": null removes")
                .additionalPropertiesSchema(NOTHING);
        draft.getProperties()
                .forEach((name, property) -> patch.addProperty(
                        name,
                        OASFactory.createSchema()
                                .anyOf(new ArrayList<>(List.of(
                                        property, OASFactory.createSchema().addType(SchemaType.NULL))))));
        return patch;
    }

    private static Schema feature(String name) {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("The record as a GeoJSON feature (RFC 7946)")
                .required(List.of("type", "id", "geometry", "properties"))
                .addProperty("type", string().addEnumeration("Feature"))
                .addProperty("id", string().format("uuid"))
                .addProperty(
                        "geometry",
                        OASFactory.createSchema()
                                .addType(SchemaType.OBJECT)
                                .addType(SchemaType.NULL)
                                .description("Null where no place is known"))
                .addProperty("properties", ref(name));
    }

    private static Schema features(String name) {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("A page of a list as GeoJSON (RFC 7946)")
                .required(List.of("type", "features", "page"))
                .addProperty("type", string().addEnumeration("FeatureCollection"))
                .addProperty("features", array(ref(name + "Feature")))
                .addProperty("page", ref("PageInfo"))
                .addProperty("links", array(link()));
    }

    private static Schema link() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("Where the next page is, as OGC API Features has it")
                .required(List.of("rel", "href"))
                .addProperty("rel", string().addEnumeration("next"))
                .addProperty("type", string())
                .addProperty("href", string());
    }

    static Schema array(Schema items) {
        return OASFactory.createSchema().addType(SchemaType.ARRAY).items(items);
    }

    static Schema integer(String description) {
        return OASFactory.createSchema()
                .addType(SchemaType.INTEGER)
                .format("int64")
                .description(description);
    }

    private static void tidy(Schema schema) {
        if (schema.getRef() != null) {
            // What is referred to says its type itself.
            schema.setType((List<SchemaType>) null);
        }
        if (schema.getPattern() != null
                && !schema.getPattern().startsWith("^")
                && !NOT_BLANK.equals(schema.getPattern())) {
            schema.setPattern("^(?:" + schema.getPattern().replace("(?s)", "") + ")$");
        }
        if (schema.getEnumeration() != null) {
            schema.setEnumeration(schema.getEnumeration().stream()
                    .map(value -> (Object) asClientsWrite(String.valueOf(value)))
                    .toList());
        }
        if (schema.getItems() != null) {
            tidy(schema.getItems());
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(Schemas::tidy);
        }
    }

    /** @param value name of a constant, or what it is written as */
    private static String asClientsWrite(String value) {
        boolean constant = value.equals(value.toUpperCase(Locale.ROOT));
        return constant ? value.toLowerCase(Locale.ROOT).replace('_', '-') : value;
    }
}
