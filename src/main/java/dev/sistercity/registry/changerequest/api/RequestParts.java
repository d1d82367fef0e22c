package dev.sistercity.registry.changerequest.api;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A change request as it is sent has the parts that go with its action, and no others. One that the registry keeps is valid: what
 * offices ask of other sides may be without a reason.
 */
@Documented
@Constraint(validatedBy = RequestPartsValidator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface RequestParts {

    String message() default "must have the parts of its action";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
