package dev.sistercity.registry.pages.form;

import dev.sistercity.registry.endpoint.Operations;
import dev.sistercity.registry.pages.html.Html;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** A form of the site: what stands in it, and which operation of the API takes what is sent. */
public interface SiteForm {

    /**
     * What stands in a form.
     *
     * @param lead what it is about, above the questions
     * @param version the ETag of the record that it is about, which is sent along; null for none
     * @param buttons each with the value of {@code act} that it sends, the first the usual one
     */
    record Content(String title, Html lead, List<FormField> fields, String version, List<FormField.Option> buttons) {}

    /** Its part of the address. */
    String name();

    /** Whether it is one of the desk, at an address with its name and a record's id at the most. */
    default boolean isOnDesk() {
        return true;
    }

    /** As it is asked for. */
    Content content(FormRequest asked);

    /**
     * The operation that does what was sent.
     *
     * @throws dev.sistercity.registry.shared.problem.RegistryException with pointers of the fields that cannot be sent on
     */
    Operations.Call call(FormRequest asked, SentForm sent);

    /**
     * The page on which something is changed that the operation refuses and the form has no field for; empty where there is none.
     *
     * @param pointer of the refusal, into the body of the operation
     */
    default Optional<String> elsewhere(FormRequest asked, String pointer) {
        return Optional.empty();
    }

    /** The page that comes after it was done. */
    String next(FormRequest asked, RestResponse<byte[]> done);

    /** What is shown at once in its place, since it is told once; empty for nothing. */
    default Optional<Html> thanks(FormRequest asked, RestResponse<byte[]> done) {
        return Optional.empty();
    }
}
