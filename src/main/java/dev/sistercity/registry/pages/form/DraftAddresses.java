package dev.sistercity.registry.pages.form;

import com.fasterxml.jackson.databind.JsonNode;

/** Where the site has what stands in a draft. */
public interface DraftAddresses {

    /**
     * The form in which a value of a draft is changed.
     *
     * @param draft as the API answers it
     * @param pointer JSON Pointer into what the draft holds
     * @return its address; that of the form for the whole draft where the value has none of its own
     */
    String of(FormRequest asked, JsonNode draft, String pointer);
}
