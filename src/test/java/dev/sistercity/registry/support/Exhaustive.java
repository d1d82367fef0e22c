package dev.sistercity.registry.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test that tries whatever can be combined, or a whole real list: minutes that no JDK makes anything else of. They run on the
 * oldest that the registry runs on, not again on the newest ({@code .ci/again}),
 * and by {@code -Pexhaustive} alone.
 */
@Tag("exhaustive")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Exhaustive {}
