package dev.sistercity.registry.pattern;

import java.util.regex.Pattern;

/**
 * A regular expression of the code, and how it is applied.
 *
 * @param where the class and method, or field, that has it
 * @param whole whether it has to match all of a text; else it is looked for in it
 */
record PatternUse(String where, Pattern pattern, boolean whole) {

    @Override
    public String toString() {
        return where + ": " + pattern.pattern();
    }
}
