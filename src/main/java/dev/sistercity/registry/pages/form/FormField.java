package dev.sistercity.registry.pages.form;

import java.util.List;

/**
 * One question of a form.
 *
 * @param name of the value that is sent
 * @param label in plain text
 * @param hint how it is written; null for none
 * @param input how it is asked
 * @param options to choose from; empty where text is written
 * @param value what stands in it; null for nothing
 * @param pointers JSON Pointers of what it becomes in the body of the operation: refusals of these are shown here
 */
public record FormField(
        String name,
        String label,
        String hint,
        Input input,
        List<Option> options,
        String value,
        boolean required,
        List<String> pointers) {

    /** How a question is asked. */
    public enum Input {
        TEXT,
        LONG_TEXT,
        SECRET,
        CHOICE,
        RADIO,
        HIDDEN
    }

    /** An answer to choose. */
    public record Option(String value, String label) {}

    public static FormField text(String name, String label, String pointer) {
        return new FormField(name, label, null, Input.TEXT, List.of(), null, false, List.of(pointer));
    }

    public static FormField longText(String name, String label, String pointer) {
        return new FormField(name, label, null, Input.LONG_TEXT, List.of(), null, false, List.of(pointer));
    }

    public static FormField of(Input input, String name, String label, List<Option> options, String pointer) {
        return new FormField(name, label, null, input, options, null, false, List.of(pointer));
    }

    public static FormField hidden(String name, String value) {
        return new FormField(name, "", null, Input.HIDDEN, List.of(), value, false, List.of());
    }

    public FormField hinted(String how) {
        return new FormField(name, label, how, input, options, value, required, pointers);
    }

    FormField needed() {
        return new FormField(name, label, hint, input, options, value, true, pointers);
    }

    public FormField with(String now) {
        return new FormField(name, label, hint, input, options, now, required, pointers);
    }

    /** The same question, with answers to choose from. */
    FormField choosing(List<Option> from) {
        return new FormField(name, label, hint, Input.CHOICE, from, value, required, pointers);
    }

    /** Whether a part of what was sent is about this. */
    boolean isAt(String pointer) {
        return pointers.stream().anyMatch(own -> pointer.equals(own) || pointer.startsWith(own + '/'));
    }
}
