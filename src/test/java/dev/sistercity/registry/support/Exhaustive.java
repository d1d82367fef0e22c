package dev.sistercity.registry.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test that tries whatever can be combined, or a whole real list: minutes, for which {@code -Pexhaustive} alone asks. {@code
 * .ci/newest} runs them on the newest JDK.
 */
@Tag("exhaustive")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Exhaustive {}
