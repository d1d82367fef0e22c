package dev.sistercity.registry.endpoint;

import java.nio.charset.StandardCharsets;

/** What answers from memory have in common, for features that make their own. */
public final class Conditions {

    public static final String PUBLIC = Answer.PUBLIC;
    public static final String SEQUENCE = Answer.SEQUENCE;

    private Conditions() {}

    /** A strong tag of what is known by this text. */
    public static String tag(String text) {
        return tag(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A strong tag of these bytes. */
    public static String tag(byte[] bytes) {
        return Tags.ofList(Renderer.hash(bytes));
    }

    /** Whether the reader has it already. */
    public static boolean known(Call call, String tag) {
        return Tags.matches(call.header("If-None-Match"), tag);
    }

    /**
     * Refuses a reader who takes nothing that this address answers.
     *
     * @param contentTypes that it answers; the first is the default
     * @return the one that the reader likes best
     */
    public static String accepted(Call call, java.util.List<String> contentTypes) {
        return Accept.choose(call.header("Accept"), contentTypes);
    }
}
