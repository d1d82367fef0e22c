package dev.sistercity.registry.shared.code;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Locale;

/** Public because the validator must be able to create it. */
public final class SubdivisionCodeValidator implements ConstraintValidator<SubdivisionCode, String> {

    private static final int MAX_LENGTH = 6;

    @Override
    public boolean isValid(String code, ConstraintValidatorContext context) {
        if (code == null || Subdivisions.isCode(code)) {
            return true;
        }
        if (code.length() <= MAX_LENGTH) {
            String upper = code.toUpperCase(Locale.ROOT).replace('_', '-');
            String meant = upper.length() > 2 && upper.charAt(2) != '-'
                    ? new StringBuilder(upper).insert(2, '-').toString()
                    : upper;
            if (Subdivisions.isCode(meant)) {
                CodeSuggestion.add(meant, context);
            }
        }
        return false;
    }
}
