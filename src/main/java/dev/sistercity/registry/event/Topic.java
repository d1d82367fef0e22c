package dev.sistercity.registry.event;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A word of an open vocabulary: lower-case, with dashes. */
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
@Retention(RUNTIME)
@Constraint(validatedBy = {})
@Pattern(regexp = "[a-z][a-z0-9-]{0,79}", message = "must be lower-case letters, digits and dashes")
public @interface Topic {

    String message() default "must be lower-case letters, digits and dashes";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
