package dev.sistercity.registry.shared.value;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** What Bean Validation says of a value, without the service around it. */
public final class Violations {

    private Violations() {}

    public static Validator validator() {
        return Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()
                .getValidator();
    }

    /** Each as {@code property: message}, sorted. */
    public static List<String> of(Object value, Validator validator) {
        return validator.validate(value).stream()
                .map(violation -> violation.getPropertyPath() + ": " + violation.getMessage())
                .sorted()
                .toList();
    }
}
