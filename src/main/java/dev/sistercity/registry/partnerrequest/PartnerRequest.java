package dev.sistercity.registry.partnerrequest;

import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Text;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A partner request as it is stored. */
@Entity
@Table(name = "partner_request")
class PartnerRequest extends StoredRecord<PartnerRequestDraft> {

    public UUID cityId;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> topics;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> wantedCountryCodes;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> languages;

    public Long populationFrom;
    public Long populationTo;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Text> text;

    public EdtfDate until;

    @Enumerated(EnumType.STRING)
    public PartnerRequestStatus status;

    @Override
    public void take(PartnerRequestDraft draft) {
        cityId = UUID.fromString(draft.city());
        topics = draft.topics();
        wantedCountryCodes = draft.wantedCountryCodes();
        languages = draft.languages();
        populationFrom = draft.populationFrom();
        populationTo = draft.populationTo();
        text = draft.text();
        until = draft.until();
        status = draft.status();
    }

    @Override
    public PartnerRequestDraft draft() {
        return new PartnerRequestDraft(
                cityId.toString(),
                topics,
                wantedCountryCodes,
                languages,
                populationFrom,
                populationTo,
                text,
                until,
                status);
    }
}
