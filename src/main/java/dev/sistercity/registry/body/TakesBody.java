package dev.sistercity.registry.body;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation that takes a body, and how much of one. The body is read before the operation gets a thread, after its caller
 * was asked for ({@link BodyFilter}); every method with a body parameter has this.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface TakesBody {

    BodyLimit value() default BodyLimit.RECORD;
}
