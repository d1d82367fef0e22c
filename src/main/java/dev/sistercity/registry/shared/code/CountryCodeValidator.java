package dev.sistercity.registry.shared.code;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Public because the validator must be able to create it. */
public final class CountryCodeValidator implements ConstraintValidator<CountryCode, String> {

    @Override
    public boolean isValid(String code, ConstraintValidatorContext context) {
        if (code == null || Countries.isCode(code)) {
            return true;
        }
        Countries.codeOf(code).ifPresent(meant -> CodeSuggestion.add(meant, context));
        return false;
    }
}
