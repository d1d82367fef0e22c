package dev.sistercity.registry.shared.code;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An ISO 3166-2 code of a country's subdivision in upper case, see {@link Subdivisions}; null is valid. */
@Documented
@Constraint(validatedBy = SubdivisionCodeValidator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface SubdivisionCode {

    String message() default "must be an ISO 3166-2 subdivision code in upper case, such as DE-NW or CN-31";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
