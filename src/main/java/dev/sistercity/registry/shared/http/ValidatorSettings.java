package dev.sistercity.registry.shared.http;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Pattern;
import java.util.Set;
import java.util.function.Supplier;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.hibernate.validator.HibernateValidatorFactory;
import org.hibernate.validator.PredefinedScopeHibernateValidatorConfiguration;
import org.hibernate.validator.cfg.ConstraintMapping;
import org.hibernate.validator.internal.engine.PredefinedScopeConfigurationImpl;

/**
 * How bodies are validated: sizes before patterns, and in one language. The messages are the registry's own and English; asked
 * for the caller's languages, the validator fails on an Accept-Language header that is none.
 *
 * <p>And when the validator is made: all constraints of all drafts are looked at for it, a tenth of the CPU of a start. So the one that
 * Quarkus makes while it starts knows of no draft, and is never asked; the one that this supplies is made when it is first asked for.
 */
@Singleton
class ValidatorSettings implements ValidatorFactoryCustomizer, Supplier<Validator> {

    private BaseHibernateValidatorConfiguration<?> known;
    private Set<Class<?>> drafts = Set.of();
    private Validator validator;

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        ConstraintMapping mapping = configuration.createConstraintMapping();
        mapping.constraintDefinition(Pattern.class)
                .includeExistingValidators(false)
                .validatedBy(SizedPatternValidator.class);
        configuration.addMapping(mapping);
        configuration.localeResolver(context -> context.getDefaultLocale());
        putOff(configuration);
    }

    private synchronized void putOff(BaseHibernateValidatorConfiguration<?> configuration) {
        known = configuration;
        if (configuration instanceof PredefinedScopeConfigurationImpl predefined) {
            drafts = predefined.getBeanClassesToInitialize();
            predefined.initializeBeanMetaData(Set.of());
        }
    }

    /** The validator of drafts, for all threads. Where it is made first that takes half a second. */
    @Override
    public synchronized Validator get() {
        if (validator == null) {
            if (known instanceof PredefinedScopeHibernateValidatorConfiguration predefined) {
                predefined.initializeBeanMetaData(drafts);
            }
            validator = known.buildValidatorFactory()
                    .unwrap(HibernateValidatorFactory.class)
                    .getValidator();
        }
        return validator;
    }
}
