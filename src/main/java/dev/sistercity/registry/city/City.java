package dev.sistercity.registry.city;

import dev.sistercity.registry.change.StoredRecord;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Qualifier;
import dev.sistercity.registry.shared.value.Quantity;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** A city as it is stored. */
@Entity
@Table(name = "city")
class City extends StoredRecord<CityDraft> {

    @Enumerated(EnumType.STRING)
    public CityKind kind;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    public List<Name> names;

    public String countryCode;
    public String subdivisionCode;
    public UUID partOfId;
    public Double latitude;
    public Double longitude;
    public BigDecimal population;

    @Enumerated(EnumType.STRING)
    public Qualifier populationQualifier;

    @Column(name = "area_km2")
    public BigDecimal areaKm2;

    @Enumerated(EnumType.STRING)
    public Qualifier areaQualifier;

    public String website;

    @Enumerated(EnumType.STRING)
    public CityStatus status;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "city_identifier", joinColumns = @JoinColumn(name = "city_id"))
    @OrderColumn(name = "position")
    public List<Identifier> identifiers = new ArrayList<>();

    @Override
    public void take(CityDraft draft) {
        kind = draft.kind();
        names = draft.names();
        countryCode = draft.countryCode();
        subdivisionCode = draft.subdivisionCode();
        partOfId = draft.partOf() == null ? null : UUID.fromString(draft.partOf());
        latitude = draft.latitude();
        longitude = draft.longitude();
        population = draft.population() == null ? null : draft.population().value();
        populationQualifier =
                draft.population() == null ? null : draft.population().qualifier();
        areaKm2 = draft.areaKm2() == null ? null : draft.areaKm2().value();
        areaQualifier = draft.areaKm2() == null ? null : draft.areaKm2().qualifier();
        website = draft.website();
        status = draft.status();
        if (!identifiers.equals(draft.identifiers())) {
            // A new list is stored by removing all rows first: row by row, two that change places would be there twice.
            identifiers = new ArrayList<>(draft.identifiers());
        }
    }

    @Override
    public CityDraft draft() {
        return new CityDraft(
                kind,
                null,
                names,
                countryCode,
                subdivisionCode,
                partOfId == null ? null : partOfId.toString(),
                latitude,
                longitude,
                population == null ? null : new Quantity(population, populationQualifier),
                areaKm2 == null ? null : new Quantity(areaKm2, areaQualifier),
                website,
                List.copyOf(identifiers),
                status);
    }
}
