package dev.sistercity.registry.openapi;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** What may come along with a record that claims may be about: made of the drafts of sources and claims. */
final class EvidenceSchemas {

    private static final String SOURCE = "EvidenceSource";
    private static final String CLAIM = "EvidenceClaim";

    private EvidenceSchemas() {}

    static void add(Components components) {
        Schema handle = Schemas.string()
                .pattern("^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$")
                .description("By which claims of this request cite it");
        Schema source = copy(components.getSchemas().get("SourceDraft"), "kind")
                .description(
                        "A source that comes with a record. As `translationOf`, the `handle` of one before it is taken, too")
                .addProperty("handle", handle)
                .addRequired("handle");
        components.addSchema(SOURCE, source);
        Schema claim = copy(components.getSchemas().get("ClaimDraft"), "pointer", "source")
                .description("A claim about the record that it comes with");
        claim.removeProperty("subject");
        claim.addProperty(
                "source",
                Schemas.string().maxLength(36).description("`handle` of a source of this request, or the id of one"));
        components.addSchema(CLAIM, claim);
        components.addSchema(
                SOURCE + "s", list(SOURCE, 20, "New sources, which `claims` beside them cite; none is taken away"));
        components.addSchema(
                CLAIM + "s", list(CLAIM, 100, "What sources say of this record, to be added; none is taken away"));
    }

    static void addTo(Components components, String body) {
        components
                .getSchemas()
                .get(body)
                .addProperty("sources", Schemas.ref(SOURCE + "s"))
                .addProperty("claims", Schemas.ref(CLAIM + "s"));
    }

    private static Schema list(String of, int most, String description) {
        return Schemas.array(Schemas.ref(of)).maxItems(most).description(description);
    }

    private static Schema copy(Schema draft, String... required) {
        Schema copy = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .required(new ArrayList<>(List.of(required)))
                .additionalPropertiesSchema(draft.getAdditionalPropertiesSchema());
        draft.getProperties().forEach(copy::addProperty);
        return copy;
    }
}
