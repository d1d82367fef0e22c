package dev.sistercity.registry.pages.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.pages.record.PageRequest;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Precision;
import dev.sistercity.registry.vitality.PartnershipVitality;
import dev.sistercity.registry.vitality.ReportDate;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** How alive a partnership is, as the API tells it. */
@Singleton
class VitalityPart {

    private static final Set<Precision> EXACT = EnumSet.of(Precision.DAY, Precision.MONTH, Precision.YEAR);

    private final PartnershipCollection partnerships;
    private final PartnershipVitality vitality;
    private final ObjectMapper mapper;

    VitalityPart(PartnershipCollection partnerships, PartnershipVitality vitality, ObjectMapper mapper) {
        this.partnerships = partnerships;
        this.vitality = vitality;
        this.mapper = mapper;
    }

    /** Empty as of a day that is not exactly known, of which the API tells no vitality either. */
    Optional<JsonNode> of(PageRequest page, String id) {
        return date(page).flatMap(day -> ParameterValues.parseId(id)
                .flatMap(known -> page.reading().snapshot().find(partnerships, known))
                .map(entry -> mapper.valueToTree(vitality.of(entry, false, day))));
    }

    private static Optional<ReportDate> date(PageRequest page) {
        EdtfDate asOf = page.reading().asOf();
        if (asOf == null) {
            return Optional.of(
                    ReportDate.today(on(page, EdtfDate.parse(page.today().toString()))));
        }
        boolean exact = EXACT.contains(asOf.precision()) && !asOf.isQualified();
        return exact ? Optional.of(ReportDate.past(on(page, asOf))) : Optional.empty();
    }

    private static ReadContext on(PageRequest page, EdtfDate day) {
        return new ReadContext(page.reading().snapshot(), page.reading().languages(), day, Certainty.POSSIBLE);
    }
}
