package dev.sistercity.registry.shared.http;

import dev.sistercity.registry.shared.problem.Faults;
import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import jakarta.validation.Validator;
import java.lang.annotation.ElementType;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;

/**
 * Ends the validation of a draft that has faults enough. The validator knows only "all" and "the first": so faults are counted
 * where they are put into words, and after enough of them no property is looked at any more.
 */
@Singleton
public class ValidationLimit implements ValidatorFactoryCustomizer {

    private static final ThreadLocal<int[]> COUNT = new ThreadLocal<>();

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        configuration.messageInterpolator(new Counting(configuration.getDefaultMessageInterpolator()));
        configuration.traversableResolver(new UntilEnough());
        // It would remember each object and property of a draft.
        configuration.enableTraversableResolverResultCache(false);
    }

    /** Validates until there are enough faults. */
    static <D> Set<ConstraintViolation<D>> validate(Validator validator, D draft) {
        COUNT.set(new int[1]);
        try {
            return validator.validate(draft);
        } finally {
            COUNT.remove();
        }
    }

    private record Counting(MessageInterpolator words) implements MessageInterpolator {

        /** In English, whatever the caller asks for: looking that up fails on a header that names no language. */
        @Override
        public String interpolate(String template, Context context) {
            return interpolate(template, context, Locale.ENGLISH);
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            count();
            return words.interpolate(template, context, locale);
        }

        private static void count() {
            int[] count = COUNT.get();
            if (count != null) {
                count[0]++;
            }
        }
    }

    private static final class UntilEnough implements TraversableResolver {

        @Override
        public boolean isReachable(
                Object holder, Path.Node property, Class<?> root, Path pathToHolder, ElementType elementType) {
            int[] count = COUNT.get();
            return count == null || count[0] < Faults.MOST;
        }

        @Override
        public boolean isCascadable(
                Object holder, Path.Node property, Class<?> root, Path pathToHolder, ElementType elementType) {
            return isReachable(holder, property, root, pathToHolder, elementType);
        }
    }
}
