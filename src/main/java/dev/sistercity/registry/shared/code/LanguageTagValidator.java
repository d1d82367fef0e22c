package dev.sistercity.registry.shared.code;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Public because the validator must be able to create it. */
public final class LanguageTagValidator implements ConstraintValidator<LanguageTag, String> {

    @Override
    public boolean isValid(String tag, ConstraintValidatorContext context) {
        return tag == null || LanguageTags.isValid(tag);
    }
}
