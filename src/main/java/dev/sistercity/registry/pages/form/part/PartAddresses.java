package dev.sistercity.registry.pages.form.part;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.pages.form.DraftAddresses;
import dev.sistercity.registry.pages.form.FormRequest;
import jakarta.inject.Singleton;

/** Leads from what is refused of a draft to the form of the part that it stands in. */
@Singleton
class PartAddresses implements DraftAddresses {

    @Override
    public String of(FormRequest asked, JsonNode draft, String pointer) {
        return DraftParts.PAGE + asked.id() + DraftParts.at(asked, draft, pointer);
    }
}
