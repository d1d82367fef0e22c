package dev.sistercity.registry.shared.http;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Pattern;

/**
 * Holds texts against patterns, but none that is longer than any text may be: constraints of one property are checked in no
 * particular order, so {@code @Size} beside a {@code @Pattern} does not keep a megabyte from it. Public because the validator
 * must be able to create it.
 */
public final class SizedPatternValidator implements ConstraintValidator<Pattern, CharSequence> {

    /** Characters. Every {@code @Pattern} that itself sets no bound stands beside a {@code @Size} of no more than this. */
    public static final int LONGEST = 2_000;

    private java.util.regex.Pattern pattern;
    private boolean bounded;

    @Override
    public void initialize(Pattern constraint) {
        int flags = 0;
        for (Pattern.Flag flag : constraint.flags()) {
            flags |= flag.getValue();
        }
        pattern = java.util.regex.Pattern.compile(constraint.regexp(), flags);
        bounded = isBounded(constraint.regexp());
    }

    @Override
    public boolean isValid(CharSequence text, ConstraintValidatorContext context) {
        if (text == null) {
            return true;
        }
        // What is too long is refused in the words of @Size, where there is one.
        return text.length() > LONGEST ? !bounded : pattern.matcher(text).matches();
    }

    /** Whether all that a pattern matches is of limited length: it repeats nothing without saying how often at most. */
    public static boolean isBounded(String regexp) {
        boolean set = false;
        for (int i = 0; i < regexp.length(); i++) {
            char c = regexp.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                set = true;
            } else if (c == ']') {
                set = false;
            } else if (!set && (c == '*' || c == '+' || c == '{' && regexp.startsWith(",}", regexp.indexOf(',', i)))) {
                return false;
            }
        }
        return true;
    }
}
