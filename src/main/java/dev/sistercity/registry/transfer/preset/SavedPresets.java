package dev.sistercity.registry.transfer.preset;

import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.transfer.statement.Preset;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds the presets that offices have saved; asked inside a transaction. */
@Singleton
public class SavedPresets {

    private final ImportPresetRegister register;

    SavedPresets(ImportPresetRegister register) {
        this.register = register;
    }

    /** @param reference its id or its name */
    public Optional<Preset> find(String reference) {
        return ParameterValues.parseId(reference)
                .flatMap(register::find)
                .or(() -> register.find(reference))
                .map(ImportPresetDraft::preset);
    }
}
