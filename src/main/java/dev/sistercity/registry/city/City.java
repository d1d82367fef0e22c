package dev.sistercity.registry.city;

import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.CityKind;
import dev.sistercity.registry.city.api.CityPast;
import dev.sistercity.registry.city.api.CityStatus;
import dev.sistercity.registry.city.api.Identifier;
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
    public String region;
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

    /** Null where nothing is said of it in time. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    public CityPast past;

    /** The cities that its past names: they cannot be deleted. */
    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "city_related", joinColumns = @JoinColumn(name = "city_id"))
    @OrderColumn(name = "position")
    @Column(name = "related_id")
    public List<UUID> related = new ArrayList<>();

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
        region = draft.region();
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
        CityPast said = draft.past();
        past = said.equals(CityPast.NONE) ? null : said;
        List<UUID> named = said.related().stream().map(UUID::fromString).toList();
        if (!related.equals(named)) {
            related = new ArrayList<>(named);
        }
        if (!identifiers.equals(draft.identifiers())) {
            // A new list is stored by removing all rows first: row by row, two that change places would be there twice.
            identifiers = new ArrayList<>(draft.identifiers());
        }
    }

    @Override
    public CityDraft draft() {
        CityPast said = past == null ? CityPast.NONE : past;
        return new CityDraft(
                kind,
                null,
                names,
                countryCode,
                subdivisionCode,
                region,
                partOfId == null ? null : partOfId.toString(),
                latitude,
                longitude,
                population == null ? null : new Quantity(population, populationQualifier),
                areaKm2 == null ? null : new Quantity(areaKm2, areaQualifier),
                website,
                List.copyOf(identifiers),
                status,
                said.kinds(),
                said.units(),
                said.dissolved(),
                said.predecessors(),
                said.successors());
    }
}
