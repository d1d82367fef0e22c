package dev.sistercity.registry.endpoint.read;

import dev.sistercity.registry.endpoint.request.Accept;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.EntityTags;
import java.nio.charset.StandardCharsets;

/** What answers from memory have in common, for features that make their own. */
public final class Conditions {

    public static final String PUBLIC = Answer.PUBLIC;
    public static final String SEQUENCE = Answer.SEQUENCE;

    public static final String EPOCH = Answer.EPOCH;

    private Conditions() {}

    /** A strong tag of what is known by this text. */
    public static String tag(String text) {
        return tag(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A strong tag of these bytes. */
    public static String tag(byte[] bytes) {
        return EntityTags.ofList(Renderer.hash(bytes));
    }

    /** Whether the reader has it already. */
    public static boolean known(ApiRequest apiRequest, String tag) {
        return EntityTags.matches(apiRequest.header("If-None-Match"), tag);
    }

    /**
     * Refuses a reader who takes nothing that this address answers.
     *
     * @param contentTypes that it answers; the first is the default
     * @return the one that the reader likes best
     */
    public static String accepted(ApiRequest apiRequest, java.util.List<String> contentTypes) {
        return Accept.choose(apiRequest.header("Accept"), contentTypes);
    }
}
