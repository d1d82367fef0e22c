package dev.sistercity.registry.shared.http;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.hibernate.validator.cfg.ConstraintMapping;

/**
 * How bodies are validated: sizes before patterns, and in one language. The messages are the registry's own and English; asked
 * for the caller's languages, the validator fails on an Accept-Language header that is none.
 */
@Singleton
class ValidatorSettings implements ValidatorFactoryCustomizer {

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        ConstraintMapping mapping = configuration.createConstraintMapping();
        mapping.constraintDefinition(Pattern.class)
                .includeExistingValidators(false)
                .validatedBy(SizedPatternValidator.class);
        configuration.addMapping(mapping);
        configuration.localeResolver(context -> context.getDefaultLocale());
    }
}
