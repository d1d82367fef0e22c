package dev.sistercity.registry.match.api;

/**
 * Why a city is chosen for one name, or why none is.
 *
 * @param reason what code may branch on
 * @param sentence what people read: the reason's own sentence, or that with what it is about
 */
public record Explanation(Reason reason, String sentence) {

    public Explanation with(String note) {
        return new Explanation(reason, sentence + note);
    }
}
