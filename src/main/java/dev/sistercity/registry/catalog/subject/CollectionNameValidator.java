package dev.sistercity.registry.catalog.subject;

import dev.sistercity.registry.shared.problem.Suggestion;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.List;

/** Public because the validator must be able to create it. */
@Dependent
public class CollectionNameValidator implements ConstraintValidator<CollectionName, String> {

    private final CollectionNames names;
    private CollectionName.Use use;

    CollectionNameValidator(CollectionNames names) {
        this.names = names;
    }

    @Override
    public void initialize(CollectionName constraint) {
        use = constraint.value();
    }

    @Override
    public boolean isValid(String name, ConstraintValidatorContext context) {
        List<String> allowed = names.of(use);
        if (name == null || allowed.contains(name)) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        // Known names alone: message templates are evaluated.
        context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate() + " "
                        + String.join(", ", allowed) + Suggestion.phrase(name, allowed))
                .addConstraintViolation();
        return false;
    }
}
