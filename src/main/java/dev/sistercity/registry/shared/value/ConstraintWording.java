package dev.sistercity.registry.shared.value;

import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Wording;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What a value breaks that breaks a constraint of a draft: told by the constraint, not by its sentence. */
public final class ConstraintWording {

    /** Constraints without bounds, by the names of their annotations, some of which belong to features. */
    private static final Map<String, FaultCode> CODES = Map.ofEntries(
            Map.entry("NotNull", FaultCode.MUST_BE_GIVEN),
            Map.entry("NotEmpty", FaultCode.MUST_BE_GIVEN),
            Map.entry("NotBlank", FaultCode.MUST_NOT_BE_BLANK),
            Map.entry("Positive", FaultCode.MORE_THAN_NOTHING),
            Map.entry("PositiveOrZero", FaultCode.NOT_NEGATIVE),
            Map.entry("LanguageTag", FaultCode.LANGUAGE),
            Map.entry("CountryCode", FaultCode.COUNTRY),
            Map.entry("SubdivisionCode", FaultCode.SUBDIVISION),
            Map.entry("CollectionName", FaultCode.COLLECTION),
            Map.entry("Topic", FaultCode.LOWER_CASE));

    private static final String ADDRESS = "https?://";
    private static final String ANYTHING = "(?s).*\\S.*";

    private ConstraintWording() {}

    /**
     * Of a constraint that is broken.
     *
     * @param value that breaks it; null for none
     * @return empty for one that only its sentence tells
     */
    public static Optional<Wording> of(ConstraintDescriptor<?> constraint, Object value) {
        Map<String, Object> given = constraint.getAttributes();
        String name = constraint.getAnnotation().annotationType().getSimpleName();
        return switch (name) {
            case "Size" -> Optional.of(size((int) given.get("min"), (int) given.get("max"), value));
            case "Min", "DecimalMin" -> Optional.of(Wording.of(FaultCode.AT_LEAST, number(given.get("value"))));
            case "Max", "DecimalMax" -> Optional.of(Wording.of(FaultCode.AT_MOST, number(given.get("value"))));
            case "Pattern" -> pattern((String) given.get("regexp"));
            default -> Optional.ofNullable(CODES.get(name)).map(Wording::of);
        };
    }

    private static Wording size(int least, int most, Object value) {
        boolean text = value instanceof CharSequence;
        return least == 0
                ? Wording.of(text ? FaultCode.CHARACTERS_AT_MOST : FaultCode.ENTRIES_AT_MOST, most)
                : Wording.of(text ? FaultCode.CHARACTERS : FaultCode.ENTRIES, least, most);
    }

    private static BigDecimal number(Object bound) {
        return new BigDecimal(bound.toString());
    }

    private static Optional<Wording> pattern(String regexp) {
        FaultCode code = regexp.startsWith(ADDRESS)
                ? FaultCode.WEB_ADDRESS
                : regexp.equals(Item.ID)
                        ? FaultCode.SHORT_ID
                        : regexp.equals(ANYTHING) ? FaultCode.MUST_NOT_BE_BLANK : null;
        return Optional.ofNullable(code).map(Wording::of);
    }
}
