package dev.sistercity.registry.shared.code;

import jakarta.validation.ConstraintValidatorContext;

/** Adds the value that was probably meant to the message of a violation. */
final class CodeSuggestion {

    private CodeSuggestion() {}

    /**
     * Replaces the message by itself and a suggestion.
     *
     * @param meant a known code, never what the client sent: message templates are evaluated
     */
    static void add(String meant, ConstraintValidatorContext context) {
        String message = context.getDefaultConstraintMessageTemplate() + "; use " + meant;
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
    }
}
