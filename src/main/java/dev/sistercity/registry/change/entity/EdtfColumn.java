package dev.sistercity.registry.change.entity;

import dev.sistercity.registry.shared.value.EdtfDate;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores EDTF dates as their text. */
@Converter(autoApply = true)
public class EdtfColumn implements AttributeConverter<EdtfDate, String> {

    @Override
    public String convertToDatabaseColumn(EdtfDate date) {
        return date == null ? null : date.toString();
    }

    @Override
    public EdtfDate convertToEntityAttribute(String text) {
        return text == null ? null : EdtfDate.parse(text);
    }
}
