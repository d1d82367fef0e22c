package dev.sistercity.registry.openapi;

import dev.sistercity.registry.catalog.RecordCollection;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** What lists count, in the schemas of their pages. */
final class CountSchemas {

    private static final String COUNTED = "CountedPage";

    private CountSchemas() {}

    /** With what the list says beside its items: the names that were met, and what it counts where it has facets. */
    static Schema counted(Components components, Schema page, RecordCollection<?> type) {
        components.addSchema(
                "Matched",
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .description(
                                "For `q=`: the name by which each record was found, by id; none where its words are of several names")
                        .additionalPropertiesSchema(Schemas.string()));
        page.addProperty("matched", Schemas.ref("Matched"));
        if (type.filters().stream().allMatch(filter -> filter.facet() == null)) {
            return page;
        }
        components.addSchema("Facets", byName("For `facets=`: the values that any of the records has", "FacetCount"));
        components.addSchema(
                "Without",
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .description("Records without a value, by facet")
                        .additionalPropertiesSchema(Schemas.integer("Records")));
        // A group may be of the records that have no value.
        List.of("values", "names").forEach(property -> components
                .getSchemas()
                .get("RecordGroup")
                .getProperties()
                .get(property)
                .getItems()
                .setType(List.of(SchemaType.STRING, SchemaType.NULL)));
        addCounted(components);
        Schema items = OASFactory.createSchema().addType(SchemaType.OBJECT).required(List.of("items"));
        page.getProperties().forEach((name, property) -> {
            if (!name.equals("page")) {
                items.addProperty(name, property);
            }
        });
        return OASFactory.createSchema()
                .description(page.getDescription())
                .allOf(new ArrayList<>(List.of(Schemas.ref(COUNTED), items)));
    }

    /** What all lists with facets have. */
    private static void addCounted(Components components) {
        components.addSchema(
                COUNTED,
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .description("A page of a list, with what is counted of it where that is asked for")
                        .required(List.of("page"))
                        .addProperty("page", Schemas.ref("PageInfo"))
                        .addProperty("facets", Schemas.ref("Facets"))
                        .addProperty("without", Schemas.ref("Without"))
                        .addProperty("groupBy", Schemas.array(Schemas.string()))
                        .addProperty("groupCount", Schemas.integer("All groups; `groups` has at most `limit`"))
                        .addProperty("groups", Schemas.array(Schemas.ref("RecordGroup"))));
    }

    private static Schema byName(String description, String items) {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description(description)
                .additionalPropertiesSchema(Schemas.array(Schemas.ref(items)));
    }
}
