package dev.sistercity.registry.catalog.subject;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of a collection that declares that claims, or change requests, may be about its records; null is valid. */
@Documented
@Constraint(validatedBy = CollectionNameValidator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface CollectionName {

    /** What is about the collection's records. */
    enum Use {
        CLAIMS,
        CHANGE_REQUESTS
    }

    Use value();

    String message() default "must be one of";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
